import { Module } from '@nestjs/common';
import { DeathsController } from './deaths.controller';
import { DiscloseDeaths } from './disclose-deaths';
import { DiscloseIdentity } from './disclose-identity';
import { DisclosuresQueries } from './disclosures.queries';
import { Glass } from './glass';
import { GlassController } from './glass.controller';
import { EvacuationsController } from './evacuations.controller';
import { EvacuationsQueries } from './evacuations.queries';
import { ReportDeath } from './report-death';
import { RequestEvacuation } from './request-evacuation';
import { SettleDeath } from './settle-death';

@Module({
  controllers: [EvacuationsController, DeathsController, GlassController],
  providers: [
    EvacuationsQueries,
    RequestEvacuation,
    DiscloseIdentity,
    ReportDeath,
    SettleDeath,
    DiscloseDeaths,
    DisclosuresQueries,
    Glass,
  ],
  exports: [RequestEvacuation],
})
export class EvacuationsModule {}
