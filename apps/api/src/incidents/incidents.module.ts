import { Module } from '@nestjs/common';
import { IncidentsController } from './incidents.controller';
import { ReportIncident } from './report-incident';

@Module({ controllers: [IncidentsController], providers: [ReportIncident], exports: [ReportIncident] })
export class IncidentsModule {}
