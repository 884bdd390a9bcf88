import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DiscloseDto } from '../http/disclose.dto';
import { ReportedDto } from '../http/said.dto';
import { DiscloseDeaths } from './disclose-deaths';
import { ReportDeath } from './report-death';
import { SettleDeath } from './settle-death';
import { SettleDeathDto } from './settle-death.dto';

@ApiTags('evacuations')
@Controller('api/evacuations/:id/deaths')
export class DeathsController {
  constructor(
    private readonly reportDeath: ReportDeath,
    private readonly settleDeath: SettleDeath,
    private readonly discloseDeaths: DiscloseDeaths,
  ) {}

  /** A patient is said to have died. Never refused for state; a call back is asked for. */
  @Post()
  @NeedsInReach('evacuations.report_death')
  report(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ReportedDto) {
    return this.reportDeath.execute(envelope, id, dto);
  }

  @Post('confirmation')
  @NeedsInReach('evacuations.settle_death')
  confirm(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: SettleDeathDto) {
    return this.settleDeath.execute(envelope, id, 'confirmation', dto);
  }

  /** It was not so: the case returns to what it was. */
  @Post('withdrawal')
  @NeedsInReach('evacuations.settle_death')
  withdraw(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: SettleDeathDto) {
    return this.settleDeath.execute(envelope, id, 'withdrawal', dto);
  }

  /** What was said of it, for a stated purpose; every reading is logged. */
  @Post('disclosures')
  @HttpCode(200)
  @NeedsInReach('notes.disclose')
  disclose(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.discloseDeaths.execute(caller, id, dto);
  }
}
