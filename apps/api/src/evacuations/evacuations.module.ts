import { Module } from '@nestjs/common';
import { AftercareController } from './aftercare.controller';
import { AftercareQueries } from './aftercare.queries';
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
import { DuplicatesController } from './duplicates.controller';
import { DuplicatesQueries } from './duplicates.queries';
import { MergeCases } from './merge-cases';
import { DisclosuresQueries } from './disclosures.queries';
import { ExportList } from './imports/export-list';
import { ImportsController, LeftOutRowsController } from './imports/imports.controller';
import { ImportsQueries } from './imports/imports.queries';
import { KeepLeftOut } from './imports/keep-left-out';
import { DiscloseList } from './imports/disclose-list';
import { LeftOutRows } from './imports/left-out-rows';
import { PreviewList } from './imports/preview-list';
import { ReachableImport } from './imports/reachable-import';
import { ReadListFile } from './imports/read-list-file';
import { RequestRow } from './imports/request-row';
import { RecordList } from './imports/record-list';
import { TakeList } from './imports/take-list';
import { Glass } from './glass';
import { GlassController } from './glass.controller';
import { EvacuationsController } from './evacuations.controller';
import { EvacuationsQueries } from './evacuations.queries';
import { ReportDeath } from './report-death';
import { ReportOutcome } from './report-outcome';
import { RecordSharing } from './record-sharing';
import { SharingController } from './sharing.controller';
import { RequestEvacuation } from './request-evacuation';
import { SettleDeath } from './settle-death';

@Module({
  controllers: [
    EvacuationsController,
    DeathsController,
    AftercareController,
    GlassController,
    PreparationController,
    DestinationsController,
    ClearancesController,
    AnswerForManyController,
    SharingController,
    DuplicatesController,
    ImportsController,
    LeftOutRowsController,
  ],
  providers: [
    EvacuationsQueries,
    RequestEvacuation,
    DiscloseIdentity,
    ReportDeath,
    AftercareQueries,
    ReportOutcome,
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
    RecordSharing,
    DuplicatesQueries,
    MergeCases,
    ReadListFile,
    PreviewList,
    RequestRow,
    KeepLeftOut,
    TakeList,
    RecordList,
    ReachableImport,
    ImportsQueries,
    LeftOutRows,
    DiscloseList,
    ExportList,
  ],
  exports: [RequestEvacuation, PrepareCase, SettleDestination, RecordClearance, ReportOutcome],
})
export class EvacuationsModule {}
