import { Sessions } from '@corridor/storage/accounts/sessions';
import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NeedsInReach, OpenToAnyone } from '../../../api/src/http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../../../api/src/http/caller';
import { clientOf } from '../../../api/src/http/client-of';
import { setSessionCookie } from '../../../api/src/http/session-cookie';
import { AdvanceClock } from '../../../api/src/operations/advance-clock';
import { AdvanceClockDto } from '../../../api/src/operations/advance-clock.dto';
import { Demonstration } from './demonstration';
import { EnterDto } from './demonstration.dto';
import { playLastDays } from './last-days';
import { mustComeFromHere } from './own-origin';

/** What only a demonstration can do: enter without a passphrase, and steer the exercise whichever face one looks through. */
@ApiExcludeController()
@Controller('api/demonstration')
export class DemonstrationController {
  constructor(
    private readonly demonstration: Demonstration,
    private readonly sessions: Sessions,
  ) {}

  /** The convoys of the story in its order: of the 26th, the 27th, the 28th, and the draft. */
  @Get()
  @NeedsInReach('operation.read')
  async story(@AskedBy() caller: Caller) {
    const { storage, operationId } = await this.demonstration.stageFor(caller);
    const convoys = await storage.records('convoys', 'WHERE operation_id = $1 ORDER BY id LIMIT 4', [operationId]);
    return { convoyIds: convoys.map(({ id }) => id) };
  }

  @Post('entries')
  @HttpCode(204)
  @OpenToAnyone()
  async enter(
    @Body() { face }: EnterDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    mustComeFromHere(request);
    setSessionCookie(request, reply, await this.sessions.open(this.demonstration.accountOf(face), clientOf(request)));
  }

  @Post('clock-advances')
  @NeedsInReach('operation.read')
  async advance(@InEnvelope() envelope: Envelope, @Body() dto: AdvanceClockDto) {
    const stage = await this.demonstration.stageFor(envelope);
    return stage.get(AdvanceClock).execute(envelope, dto);
  }

  /** The last all-clear, and on to the evening of the 31st. */
  @Post('ending')
  @HttpCode(204)
  @NeedsInReach('operation.read')
  async end(@AskedBy() caller: Caller): Promise<void> {
    await playLastDays(await this.demonstration.stageFor(caller));
  }

  @Post('restarts')
  @NeedsInReach('operation.read')
  startAgain(@InEnvelope() envelope: Envelope) {
    return this.demonstration.startAgain(envelope);
  }
}
