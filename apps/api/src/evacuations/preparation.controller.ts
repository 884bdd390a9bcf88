import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DiscloseDto } from '../http/disclose.dto';
import { DiscloseWords } from './disclose-words';
import { GatesQueries } from './gates.queries';
import { OverrideGate } from './override-gate';
import { PrepareCase } from './prepare-case';
import { AssessmentDto, CarersDto, ConsentDto, DecisionDto, DocumentsDto, OverrideDto } from './prepare-case.dto';

/** What makes a patient ready to leave. */
@ApiTags('evacuations')
@Controller('api/evacuations/:id')
export class PreparationController {
  constructor(
    private readonly queries: GatesQueries,
    private readonly prepare: PrepareCase,
    private readonly overrideGate: OverrideGate,
    private readonly discloseWords: DiscloseWords,
  ) {}

  /** Ready, or what is missing: since when, and who can mend it. */
  @Get('gates')
  @NeedsInReach('evacuations.read')
  gates(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.ofCase(caller, id);
  }

  /** Somebody looked at the patient. */
  @Post('assessments')
  @NeedsInReach('evacuations.assess')
  assess(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: AssessmentDto) {
    return this.prepare.assess(envelope, id, dto);
  }

  /** What the patient, or their guardian, said about one destination. */
  @Post('consents')
  @NeedsInReach('evacuations.prepare')
  consent(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ConsentDto) {
    return this.prepare.consent(envelope, id, dto);
  }

  @Post('documents')
  @NeedsInReach('evacuations.prepare')
  documents(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DocumentsDto) {
    return this.prepare.documents(envelope, id, dto);
  }

  /** Says anew who cares for the patient: nobody plans the one without the other. */
  @Post('carers')
  @NeedsInReach('evacuations.prepare')
  carers(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: CarersDto) {
    return this.prepare.carers(envelope, id, dto);
  }

  /** Answers alone for what is missing, where one person may; somebody else looks at it within a day. */
  @Post('overrides')
  @NeedsInReach('evacuations.override')
  override(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: OverrideDto) {
    return this.overrideGate.execute(envelope, id, dto);
  }

  /** Defers, suspends, lists again …: what the case's state opens. */
  @Post('decisions')
  @NeedsInReach('evacuations.read')
  decide(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DecisionDto) {
    return this.prepare.decide(envelope, id, dto);
  }

  /** What was written with all of it, for a stated purpose; every reading is logged. */
  @Post('words/disclosures')
  @HttpCode(200)
  @NeedsInReach('evacuations.read')
  words(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.discloseWords.execute(caller, id, dto);
  }
}
