import { areasOf } from '@corridor/domain/accounts';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DiscloseDto } from '../http/disclose.dto';
import { DiscloseNotes } from '../http/disclose-notes';
import { pageOf, PageQuery } from '../http/page';
import { ReportIncident } from './report-incident';
import { ReportIncidentDto } from './report-incident.dto';

@ApiTags('incidents')
@Controller('api/incidents')
export class IncidentsController {
  constructor(
    private readonly reportIncident: ReportIncident,
    private readonly storage: Storage,
    private readonly discloseNotes: DiscloseNotes,
  ) {}

  /** Newest first. */
  @Get()
  @NeedsInReach('incidents.read')
  async list(@AskedBy() { operation, actor }: Caller, @Query() { after, limit }: PageQuery) {
    const parameters: unknown[] = [operation.id, after ?? 'g']; // no id sorts after 'g'
    const seen = within(areasOf(actor, 'incidents.read'), 'enclave_id', parameters);
    const rows = await this.storage.records(
      'incidents',
      `WHERE operation_id = $1 AND id < $2${seen} ORDER BY id DESC LIMIT ${String(limit + 1)}`,
      parameters,
    );
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      ({ operationId: _operation, reportedBy: _reporter, ...shown }) => shown,
    );
  }

  @Post()
  @NeedsInReach('incidents.report')
  report(@InEnvelope() envelope: Envelope, @Body() dto: ReportIncidentDto) {
    return this.reportIncident.execute(envelope, dto);
  }

  /** What people wrote with an incident, for a stated purpose; every reading is logged. */
  @Post(':id/disclosures')
  @HttpCode(200)
  @NeedsInReach('notes.disclose')
  notes(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.discloseNotes.execute(caller, 'incident', id, dto);
  }
}
