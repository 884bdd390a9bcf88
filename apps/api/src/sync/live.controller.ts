import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { NeedsInReach } from '../http/access';
import { AskedBy, type AskedRequest, type Caller } from '../http/caller';
import { readSessionCookie } from '../http/session-cookie';
import { LiveQuery } from './live.dto';
import { LiveStreams } from './live-streams';

@ApiTags('sync')
@Controller('api/live')
export class LiveController {
  constructor(private readonly streams: LiveStreams) {}

  /**
   * Server-sent events: `begin { seq }`, then `change { seq, subjects: [{ kind, id }] }` for what the reader may read;
   * `reset { seq }` where too much was missed to name it; with `board=now` also `now`, the board whole.
   */
  @Get()
  @ApiProduces('text/event-stream')
  @NeedsInReach('now.read')
  async live(
    @AskedBy() caller: Caller,
    @Query() { board, after }: LiveQuery,
    @Req() request: AskedRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const last = Number(request.headers['last-event-id'] ?? Number.NaN);
    const asked = {
      token: readSessionCookie(request) ?? '',
      wantsNow: board === 'now',
      after: Number.isSafeInteger(last) ? last : after,
    };
    await this.streams.open(caller, asked, () => {
      reply.hijack();
      return reply.raw;
    });
  }
}
