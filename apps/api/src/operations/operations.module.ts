import { Module } from '@nestjs/common';
import { OpenOperation } from './open-operation';
import { OperationsController } from './operations.controller';
import { Setup } from './setup';
import { SetupController } from './setup.controller';

@Module({
  controllers: [OperationsController, SetupController],
  providers: [OpenOperation, Setup],
  exports: [OpenOperation, Setup],
})
export class OperationsModule {}
