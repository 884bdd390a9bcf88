import { Module } from '@nestjs/common';
import { DiscloseIdentity } from './disclose-identity';
import { EvacuationsController } from './evacuations.controller';
import { EvacuationsQueries } from './evacuations.queries';
import { RequestEvacuation } from './request-evacuation';

@Module({
  controllers: [EvacuationsController],
  providers: [EvacuationsQueries, RequestEvacuation, DiscloseIdentity],
  exports: [RequestEvacuation],
})
export class EvacuationsModule {}
