import { Module } from '@nestjs/common';
import { FiguresQueries } from './figures.queries';
import { ReportsController } from './reports.controller';

@Module({ controllers: [ReportsController], providers: [FiguresQueries] })
export class ReportsModule {}
