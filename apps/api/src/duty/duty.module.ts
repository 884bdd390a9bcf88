import { Module } from '@nestjs/common';
import { ChangeShift } from './change-shift';
import { RotaController } from './rota.controller';
import { RotaQueries } from './rota.queries';

@Module({
  controllers: [RotaController],
  providers: [ChangeShift, RotaQueries],
})
export class DutyModule {}
