import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { type Envelope, InEnvelope } from '../http/caller';
import { ReportOnConvoy } from './report-on-convoy';
import { HeadCountDto, LegReportDto, MovingReportDto, ProblemReportDto, StopReportDto } from './report-on-convoy.dto';

/** What is said from the road. Never refused for state, order, capacity or clock. */
@ApiTags('convoys')
@Controller('api/convoys/:id')
export class RoadController {
  constructor(private readonly report: ReportOnConvoy) {}

  @Post('departures')
  @NeedsInReach('convoys.report')
  left(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: LegReportDto) {
    return this.report.execute(envelope, id, 'left', dto);
  }

  @Post('stops')
  @NeedsInReach('convoys.report')
  stopped(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: StopReportDto) {
    return this.report.execute(envelope, id, 'stopped', dto);
  }

  @Post('movements')
  @NeedsInReach('convoys.report')
  moving(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: MovingReportDto) {
    return this.report.execute(envelope, id, 'moving', dto);
  }

  @Post('arrivals')
  @NeedsInReach('convoys.report')
  arrived(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: LegReportDto) {
    return this.report.execute(envelope, id, 'arrived', dto);
  }

  @Post('problems')
  @NeedsInReach('convoys.report')
  problem(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ProblemReportDto) {
    return this.report.execute(envelope, id, 'problem', dto);
  }

  @Post('head-counts')
  @NeedsInReach('convoys.report')
  headCount(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: HeadCountDto) {
    return this.report.execute(envelope, id, 'head_count', dto);
  }
}
