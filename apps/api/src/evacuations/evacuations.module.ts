import { Module } from '@nestjs/common';
import { AnswerForMany } from './answer-for-many';
import { AnswerForManyController } from './answer-for-many.controller';
import { Beds } from './beds';
import { ClearancesController } from './clearances.controller';
import { DestinationsController } from './destinations.controller';
import { DiscloseWords } from './disclose-words';
import { GatesQueries } from './gates.queries';
import { OverrideGate } from './override-gate';
import { PreparationController } from './preparation.controller';
import { PrepareCase } from './prepare-case';
import { RecordClearance } from './record-clearance';
import { SettleDestination } from './settle-destination';
import { EquityQueries } from './equity.queries';
import { WaitingListQueries } from './waiting-list.queries';
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
  controllers: [
    EvacuationsController,
    DeathsController,
    GlassController,
    PreparationController,
    DestinationsController,
    ClearancesController,
    AnswerForManyController,
  ],
  providers: [
    EvacuationsQueries,
    RequestEvacuation,
    DiscloseIdentity,
    ReportDeath,
    SettleDeath,
    DiscloseDeaths,
    DisclosuresQueries,
    Glass,
    GatesQueries,
    WaitingListQueries,
    EquityQueries,
    PrepareCase,
    OverrideGate,
    DiscloseWords,
    Beds,
    SettleDestination,
    RecordClearance,
    AnswerForMany,
  ],
  exports: [RequestEvacuation, PrepareCase, SettleDestination, RecordClearance],
})
export class EvacuationsModule {}
