import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { PageQuery } from '../http/page';
import { DraftReport } from './draft-report';
import { DraftReportDto, ReleaseReportDto } from './draft-report.dto';
import { FiguresQueries } from './figures.queries';
import { ReleaseReport } from './release-report';
import { ReportsQueries } from './reports.queries';

@ApiTags('reports')
@Controller('api/reports')
export class ReportsController {
  constructor(
    private readonly figuresQueries: FiguresQueries,
    private readonly queries: ReportsQueries,
    private readonly draftReport: DraftReport,
    private readonly releaseReport: ReleaseReport,
  ) {}

  /** The latest counts for donors; 1 to 4 are withheld, and any total that would betray them. */
  @Get('figures')
  @NeedsInReach('reports.read')
  figures(@AskedBy() caller: Caller) {
    return this.figuresQueries.latest(caller);
  }

  /** Released reports, newest first; drafts too, to who may draft. */
  @Get()
  @NeedsInReach('reports.read')
  list(@AskedBy() caller: Caller, @Query() page: PageQuery) {
    return this.queries.list(caller, page);
  }

  /** A released report with the figures that its release froze; a draft with those that it would freeze now, and their hash. */
  @Get(':id')
  @NeedsInReach('reports.read')
  one(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(caller, { id });
  }

  @Post()
  @Needs('reports.draft')
  draft(@InEnvelope() envelope: Envelope, @Body() dto: DraftReportDto) {
    return this.draftReport.execute(envelope, dto);
  }

  @Post(':id/discarding')
  @Needs('reports.draft')
  discard(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.draftReport.discard(envelope, id);
  }

  /** Freezes its figures and lets them out. Refused where they are no longer those that were looked at. */
  @Post(':id/release')
  @Needs('reports.release')
  release(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ReleaseReportDto) {
    return this.releaseReport.execute(envelope, id, dto);
  }

  /** A second person stands for what one drafted and released alone. */
  @Post(':id/countersignature')
  @Needs('reports.release')
  countersign(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.releaseReport.countersign(envelope, id);
  }
}
