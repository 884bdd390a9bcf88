import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DiscloseDto } from '../http/disclose.dto';
import { ReasonDto } from '../http/reason.dto';
import { Proposals } from './proposals';
import { ProposalsQueries } from './proposals.queries';

@ApiTags('proposals')
@Controller('api')
export class ProposalsController {
  constructor(
    private readonly proposals: Proposals,
    private readonly queries: ProposalsQueries,
  ) {}

  /** What waits for a second person, as far as the caller could be that person. */
  @Get('proposals')
  @NeedsInReach('proposals.settle')
  list(@AskedBy() caller: Caller) {
    return this.queries.list(caller);
  }

  /** Asks that who the patient is be destroyed. Happens when a second person signs. */
  @Post('evacuations/:id/erasure')
  @NeedsInReach('evacuations.erase')
  erase(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ReasonDto) {
    return this.proposals.propose(envelope, 'erase_case', { kind: 'case', id }, dto);
  }

  /** Asks that the operation's key be replaced. Happens when a second person signs. */
  @Post('operations/current/key-rotation')
  @Needs('keys.rotate')
  rotate(@InEnvelope() envelope: Envelope, @Body() dto: ReasonDto) {
    return this.proposals.propose(envelope, 'rotate_keys', { kind: 'operation', id: envelope.operation.id }, dto);
  }

  /** Why it was asked for; every reading is logged. */
  @Post('proposals/:id/disclosures')
  @HttpCode(200)
  @NeedsInReach('proposals.settle')
  reason(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.queries.reason(caller, id, dto);
  }

  /** Signs, as the second person: it happens now. */
  @Post('proposals/:id/signature')
  @NeedsInReach('proposals.settle')
  sign(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.proposals.sign(envelope, id);
  }

  @Post('proposals/:id/decline')
  @NeedsInReach('proposals.settle')
  decline(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.proposals.decline(envelope, id);
  }
}
