import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { type Envelope, InEnvelope } from '../http/caller';
import { BoardByCode } from './board-by-code';
import { BoardByCodeDto, BoardFamilyDto, BoardPersonDto, HandOverDto, SplitDto, TakeOffDto } from './boarding.dto';
import { ReportBoarding } from './report-boarding';
import { ReportOnConvoy } from './report-on-convoy';
import { OthersDto } from './report-on-convoy.dto';

/** What is said of people by name. Never refused for state, gate, capacity, order or clock. */
@ApiTags('convoys')
@Controller('api/convoys/:id')
export class BoardingController {
  constructor(
    private readonly report: ReportBoarding,
    private readonly road: ReportOnConvoy,
    private readonly byCode: BoardByCode,
  ) {}

  /** All present, but for those who are named. */
  @Post('boardings/families')
  @NeedsInReach('convoys.report')
  family(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: BoardFamilyDto) {
    return this.report.run(this.report.family(envelope, id, dto));
  }

  /** A family by the code on its card, whether or not it is on the list. */
  @Post('boardings/codes')
  @NeedsInReach('convoys.report')
  code(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: BoardByCodeDto) {
    return this.byCode.execute(envelope, id, dto);
  }

  @Post('boardings/people')
  @NeedsInReach('convoys.report')
  person(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: BoardPersonDto) {
    return this.report.run(this.report.person(envelope, id, dto));
  }

  /** People without a case, counted aboard. */
  @Post('boardings/others')
  @NeedsInReach('convoys.report')
  others(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: OthersDto) {
    return this.road.execute(envelope, id, 'others', dto);
  }

  @Post('takings-off')
  @NeedsInReach('convoys.report')
  off(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: TakeOffDto) {
    return this.report.run(this.report.off(envelope, id, dto));
  }

  /** A family was made to part. */
  @Post('splits')
  @NeedsInReach('convoys.report')
  split(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: SplitDto) {
    return this.report.run(this.report.split(envelope, id, dto));
  }

  @Post('handovers')
  @NeedsInReach('convoys.report')
  handover(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: HandOverDto) {
    return this.report.run(this.report.handover(envelope, id, dto));
  }
}
