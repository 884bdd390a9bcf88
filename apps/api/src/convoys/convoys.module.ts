import { Module } from '@nestjs/common';
import { AssignToConvoy } from './assign-to-convoy';
import { ConvoysController } from './convoys.controller';
import { ConvoysQueries } from './convoys.queries';
import { FreezeManifest } from './freeze-manifest';
import { ManifestController } from './manifest.controller';
import { PlanConvoy } from './plan-convoy';
import { PutOnManifest } from './put-on-manifest';
import { ReportOnConvoy } from './report-on-convoy';
import { RoadController } from './road.controller';
import { SettleConvoy } from './settle-convoy';
import { TakeOffManifest } from './take-off-manifest';

@Module({
  controllers: [ConvoysController, ManifestController, RoadController],
  providers: [
    ConvoysQueries,
    PlanConvoy,
    AssignToConvoy,
    PutOnManifest,
    TakeOffManifest,
    FreezeManifest,
    ReportOnConvoy,
    SettleConvoy,
  ],
  exports: [PlanConvoy, ReportOnConvoy],
})
export class ConvoysModule {}
