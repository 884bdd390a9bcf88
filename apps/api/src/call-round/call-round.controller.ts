import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { CallRoundQueries } from './call-round.queries';
import { RecordCall } from './record-call';
import { CallDto } from './record-call.dto';
import { ReserveQueries, ReserveQuery } from './reserve.queries';
import { Substitute } from './substitute';
import { SubstituteDto } from './substitute.dto';

/** The night before a movement: who comes, who does not, and who goes in their place. */
@ApiTags('call round')
@Controller('api/convoys/:id')
export class CallRoundController {
  constructor(
    private readonly rounds: CallRoundQueries,
    private readonly reserves: ReserveQueries,
    private readonly recordCall: RecordCall,
    private readonly substitution: Substitute,
  ) {}

  /** One row a family: what it said last, and at which try. */
  @Get('call-round')
  @NeedsInReach('evacuations.read')
  round(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string) {
    return this.rounds.ofConvoy(caller, id);
  }

  /** What one family said. Never refused for state; where they do not come, the next in reserve is offered. */
  @Post('call-round')
  @NeedsInReach('evacuations.prepare')
  record(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: CallDto) {
    return this.recordCall.execute(envelope, id, dto);
  }

  /** Who fits a free place, in the order of the waiting list: who is ready, and what the next would still need. */
  @Get('reserve')
  @NeedsInReach('evacuations.read')
  reserve(@AskedBy() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Query() query: ReserveQuery) {
    return this.reserves.ofConvoy(caller, id, query);
  }

  /** One family in the place of another: plainly on a draft, as an amendment on a frozen list. */
  @Post('substitutions')
  @NeedsInReach('convoys.plan')
  substitute(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: SubstituteDto) {
    return this.substitution.execute(envelope, id, dto);
  }
}
