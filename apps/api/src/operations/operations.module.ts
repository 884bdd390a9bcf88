import { Module } from '@nestjs/common';
import { AdvanceClock } from './advance-clock';
import { SetGates } from './set-gates';
import { CloseOperation } from './close-operation';
import { KeysQueries } from './keys.queries';
import { OpenOperation } from './open-operation';
import { OperationsController } from './operations.controller';
import { Setup } from './setup';
import { SetupController } from './setup.controller';

@Module({
  controllers: [OperationsController, SetupController],
  providers: [OpenOperation, AdvanceClock, CloseOperation, SetGates, KeysQueries, Setup],
  exports: [OpenOperation, Setup],
})
export class OperationsModule {}
