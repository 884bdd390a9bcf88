import { Module } from '@nestjs/common';
import { CallRoundController } from './call-round.controller';
import { CallRoundQueries } from './call-round.queries';
import { RecordCall } from './record-call';
import { ReserveQueries } from './reserve.queries';
import { Substitute } from './substitute';

@Module({
  controllers: [CallRoundController],
  providers: [CallRoundQueries, ReserveQueries, RecordCall, Substitute],
})
export class CallRoundModule {}
