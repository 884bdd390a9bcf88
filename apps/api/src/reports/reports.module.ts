import { Module } from '@nestjs/common';
import { FiguresQueries } from './figures.queries';
import { ImportReportedFigures } from './import-reported-figures';
import { RecordReportedFigure } from './record-reported-figure';
import { ReportedFiguresController } from './reported-figures.controller';
import { ReportedFiguresQueries } from './reported-figures.queries';
import { ReportsController } from './reports.controller';
import { SituationQueries } from './situation.queries';

@Module({
  controllers: [ReportsController, ReportedFiguresController],
  providers: [FiguresQueries, ReportedFiguresQueries, SituationQueries, RecordReportedFigure, ImportReportedFigures],
  exports: [ImportReportedFigures],
})
export class ReportsModule {}
