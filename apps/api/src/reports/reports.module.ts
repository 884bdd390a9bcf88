import { Module } from '@nestjs/common';
import { AddOutsideWatch } from './add-outside-watch';
import { ChangeOutsideWatch } from './change-outside-watch';
import { CountFigures } from './count-figures';
import { DraftReport } from './draft-report';
import { FiguresPagesController } from './figures-pages.controller';
import { FiguresQueries } from './figures.queries';
import { ImportReportedFigures } from './import-reported-figures';
import { OutsideWatchesController } from './outside-watches.controller';
import { OutsideWatchesQueries } from './outside-watches.queries';
import { RecordReportedFigure } from './record-reported-figure';
import { ReleaseReport } from './release-report';
import { ReportedFiguresController } from './reported-figures.controller';
import { ReportedFiguresQueries } from './reported-figures.queries';
import { ReportsController } from './reports.controller';
import { ReportsQueries } from './reports.queries';
import { SituationQueries } from './situation.queries';
import { Unsubscribe } from './unsubscribe';
import { UnsubscribeController } from './unsubscribe.controller';

@Module({
  controllers: [
    // Its address is a fixed one; the reports' takes any id.
    ReportedFiguresController,
    ReportsController,
    FiguresPagesController,
    OutsideWatchesController,
    UnsubscribeController,
  ],
  providers: [
    FiguresQueries,
    ReportedFiguresQueries,
    SituationQueries,
    RecordReportedFigure,
    ImportReportedFigures,
    CountFigures,
    DraftReport,
    ReleaseReport,
    ReportsQueries,
    AddOutsideWatch,
    ChangeOutsideWatch,
    OutsideWatchesQueries,
    Unsubscribe,
  ],
  exports: [ImportReportedFigures],
})
export class ReportsModule {}
