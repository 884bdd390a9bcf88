import { Storage } from '@corridor/storage/storage';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { pageOf, PageQuery } from '../http/page';
import { ReportIncident } from './report-incident';
import { ReportIncidentDto } from './report-incident.dto';

@ApiTags('incidents')
@Controller('api/incidents')
export class IncidentsController {
  constructor(
    private readonly reportIncident: ReportIncident,
    private readonly storage: Storage,
  ) {}

  /** Newest first. */
  @Get()
  @Needs('incidents.read')
  async list(@AskedBy() { operation }: Caller, @Query() { after, limit }: PageQuery) {
    const rows = await this.storage.records(
      'incidents',
      `WHERE operation_id = $1 AND id < $2 ORDER BY id DESC LIMIT ${String(limit + 1)}`,
      [
        operation.id,
        after ?? 'g', // no id sorts after it
      ],
    );
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      ({ operationId: _operation, noteId, reportedBy: _reporter, ...shown }) => ({
        ...shown,
        hasNote: noteId !== null,
      }),
    );
  }

  @Post()
  @Needs('incidents.report')
  report(@InEnvelope() envelope: Envelope, @Body() dto: ReportIncidentDto) {
    return this.reportIncident.execute(envelope, dto);
  }
}
