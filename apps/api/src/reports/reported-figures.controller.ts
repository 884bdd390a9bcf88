import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { ImportReportedFigures } from './import-reported-figures';
import { RecordReportedFigure } from './record-reported-figure';
import { RecordReportedFigureDto } from './record-reported-figure.dto';
import { ReportedFiguresQueries } from './reported-figures.queries';

@ApiTags('reports')
@Controller('api')
export class ReportedFiguresController {
  constructor(
    private readonly queries: ReportedFiguresQueries,
    private readonly recordReportedFigure: RecordReportedFigure,
    private readonly importReportedFigures: ImportReportedFigures,
  ) {}

  /** What several sources say, by what they count, and where a source's own sum does not match. */
  @Get('reports/reported-figures')
  @NeedsInReach('reports.read')
  list(@AskedBy() { operation }: Caller) {
    return this.queries.all(operation.id);
  }

  @Post('reports/reported-figures')
  @Needs('reported_figures.write')
  record(@InEnvelope() envelope: Envelope, @Body() dto: RecordReportedFigureDto) {
    return this.recordReportedFigure.execute(envelope, dto);
  }

  @Post('imports/reported-figures')
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @Needs('reported_figures.write')
  import(@InEnvelope() envelope: Envelope, @Body() csv: string) {
    return this.importReportedFigures.execute(envelope, csv);
  }
}
