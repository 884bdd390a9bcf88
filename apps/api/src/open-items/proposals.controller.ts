import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DiscloseDto } from '../http/disclose.dto';
import { ReasonDto } from '../http/reason.dto';
import { OverrideByTwoDto } from './override-by-two.dto';
import { Proposals } from './proposals';
import { ProposalsQueries } from './proposals.queries';
import { detailsOf, ShareListDto } from './share-list.dto';

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

  /** Asks that a patient be advised against leaving, for now. Happens when a second reviewer signs. */
  @Post('evacuations/:id/advice-against')
  @NeedsInReach('evacuations.assess')
  adviseAgainst(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ReasonDto) {
    return this.proposals.propose(envelope, 'advise_against', { kind: 'case', id }, dto);
  }

  /** Asks that two people answer for a party's *no*. Happens when security signs. */
  @Post('evacuations/:id/overrides-by-two')
  @NeedsInReach('evacuations.override')
  overrideByTwo(
    @InEnvelope() envelope: Envelope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: OverrideByTwoDto,
  ) {
    return this.proposals.propose(envelope, 'override_denied', { kind: 'case', id }, dto);
  }

  /** Asks that a copy of a list go out to one recipient. It exists when a second person signs, and not before. */
  @Post('lists/:id/copies')
  @NeedsInReach('lists.share')
  shareList(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ShareListDto) {
    return this.proposals.propose(envelope, 'share_list', { kind: 'list', id }, detailsOf(dto));
  }

  /** Asks that a list that came in go out again. It may be taken out for a day when a second person signs, and not before. */
  @Post('imports/:id/export-requests')
  @NeedsInReach('evacuations.import')
  exportImport(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: ReasonDto) {
    return this.proposals.propose(envelope, 'export_import', { kind: 'import', id }, dto);
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

  /** Goes ahead alone, where the kind allows it: people are moving, and nobody answered. Red until somebody else has signed. */
  @Post('proposals/:id/proceeding')
  @NeedsInReach('evacuations.override')
  proceed(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.proposals.proceed(envelope, id);
  }

  @Post('proposals/:id/decline')
  @NeedsInReach('proposals.settle')
  decline(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.proposals.decline(envelope, id);
  }

  /** Takes a signature back that let a list out, by either of the two: nobody takes the list out by it any more. */
  @Post('proposals/:id/withdrawal')
  @NeedsInReach('proposals.settle')
  withdraw(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.proposals.withdraw(envelope, id);
  }
}
