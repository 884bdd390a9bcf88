import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { DiscloseDto } from '../http/disclose.dto';
import { DisclosuresQueries } from './disclosures.queries';
import { DiscloseIdentity } from './disclose-identity';
import { PageQuery } from '../http/page';
import { CasesQuery, EvacuationsQueries } from './evacuations.queries';
import { RequestEvacuation } from './request-evacuation';
import { RequestEvacuationDto } from './request-evacuation.dto';

@ApiTags('evacuations')
@Controller('api/evacuations')
export class EvacuationsController {
  constructor(
    private readonly queries: EvacuationsQueries,
    private readonly disclosuresQueries: DisclosuresQueries,
    private readonly requestEvacuation: RequestEvacuation,
    private readonly discloseIdentity: DiscloseIdentity,
  ) {}

  @Get()
  @NeedsInReach('evacuations.read')
  list(@AskedBy() caller: Caller, @Query() query: CasesQuery) {
    return this.queries.list(caller, query);
  }

  /** The patients that the caller asked for. */
  @Get('mine')
  @NeedsInReach('evacuations.request')
  mine(@AskedBy() caller: Caller, @Query() query: PageQuery) {
    return this.queries.mine(caller, query);
  }

  @Get(':id')
  @NeedsInReach('evacuations.read')
  one(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(caller, id);
  }

  /** Asks for a patient's evacuation; the answer's code goes on the card. */
  @Post()
  @NeedsInReach('evacuations.request')
  request(@InEnvelope() envelope: Envelope, @Body() dto: RequestEvacuationDto) {
    return this.requestEvacuation.execute(envelope, dto);
  }

  /** Who was shown what is sealed about the patient, and why, newest first. */
  @Get(':id/disclosures')
  @NeedsInReach('evacuations.read_disclosures')
  disclosures(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Query() page: PageQuery) {
    return this.disclosuresQueries.list(caller, id, page);
  }

  /** Who the patient is, for a stated purpose; every reading is logged. */
  @Post(':id/disclosures')
  @HttpCode(200)
  @NeedsInReach('evacuations.disclose_identity')
  disclose(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() dto: DiscloseDto) {
    return this.discloseIdentity.execute(caller, id, dto);
  }
}
