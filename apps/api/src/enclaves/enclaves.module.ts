import { Module } from '@nestjs/common';
import { EnclavesController } from './enclaves.controller';
import { EnclavesQueries } from './enclaves.queries';
import { ImportEnclaves } from './import-enclaves';
import { LogEnclave } from './log-enclave';
import { RecordAccessClassification } from './record-access-classification';

@Module({
  controllers: [EnclavesController],
  providers: [EnclavesQueries, LogEnclave, RecordAccessClassification, ImportEnclaves],
  exports: [ImportEnclaves],
})
export class EnclavesModule {}
