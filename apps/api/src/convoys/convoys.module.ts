import { Module } from '@nestjs/common';
import { AssignToConvoy } from './assign-to-convoy';
import { BoardByCode } from './board-by-code';
import { BoardingController } from './boarding.controller';
import { ConvoyPeople } from './convoy-people';
import { ConvoysController } from './convoys.controller';
import { ConvoysQueries } from './convoys.queries';
import { FreezeManifest } from './freeze-manifest';
import { ManifestController } from './manifest.controller';
import { PlanConvoy } from './plan-convoy';
import { PutOnManifest } from './put-on-manifest';
import { ReportBoarding } from './report-boarding';
import { ReportOnConvoy } from './report-on-convoy';
import { RoadController } from './road.controller';
import { SettleConvoy } from './settle-convoy';
import { TakeOffManifest } from './take-off-manifest';

@Module({
  controllers: [ConvoysController, ManifestController, RoadController, BoardingController],
  providers: [
    ConvoysQueries,
    ConvoyPeople,
    PlanConvoy,
    AssignToConvoy,
    PutOnManifest,
    TakeOffManifest,
    FreezeManifest,
    ReportOnConvoy,
    ReportBoarding,
    BoardByCode,
    SettleConvoy,
  ],
  exports: [PlanConvoy, ReportOnConvoy, ReportBoarding, BoardByCode],
})
export class ConvoysModule {}
