import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { AftercareQueries } from './aftercare.queries';
import { ReportOutcome } from './report-outcome';
import { OutcomeDto } from './report-outcome.dto';

/** What becomes of patients: hand-over, admission, onward, discharge, return. */
@ApiTags('evacuations')
@Controller('api/evacuations/:id')
export class AftercareController {
  constructor(
    private readonly queries: AftercareQueries,
    private readonly reportOutcome: ReportOutcome,
  ) {}

  /** What was said to have become of the patient, step by step, and which steps nobody recorded. */
  @Get('aftercare')
  @NeedsInReach('evacuations.read')
  aftercare(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.ofCase(caller, id);
  }

  /** What is said to have become of the patient. Never refused for state. */
  @Post('outcomes')
  @NeedsInReach('evacuations.report_death')
  outcome(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: OutcomeDto) {
    return this.reportOutcome.execute(envelope, id, dto);
  }
}
