import { unknown } from '@corridor/domain/commands';
import { instant } from '@corridor/domain/time';
import { Clock } from '@corridor/platform/clock';
import { type OpenSession, type SignedIn, Sessions } from '@corridor/storage/accounts/sessions';
import { RuleViolation } from '@corridor/domain/commands';
import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NeedsSession, OpenToAnyone } from '../http/access';
import { SignedInAs } from '../http/caller';
import { clientOf } from '../http/client-of';
import { KnownBrowser } from '../http/known-browser';
import { clearSessionCookie, setSessionCookie } from '../http/session-cookie';
import { plainName, SignIn } from './sign-in';
import { SignInDto } from './sign-in.dto';

@ApiTags('sessions')
@Controller('api/sessions')
export class SessionsController {
  constructor(
    private readonly signInCheck: SignIn,
    private readonly sessions: Sessions,
    private readonly knownBrowser: KnownBrowser,
    private readonly clock: Clock,
  ) {}

  /** Signs in. A wrong name and a wrong passphrase are one answer. */
  @Post()
  @OpenToAnyone()
  async signIn(
    @Body() dto: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const name = plainName(dto.name);
    const accountId = await this.signInCheck.execute(dto, this.knownBrowser.isKnown(request, name));
    const token = await this.sessions.open(accountId, clientOf(request));
    setSessionCookie(request, reply, token);
    this.knownBrowser.remember(request, reply, name);
    const signedIn = await this.sessions.find(token);
    if (!signedIn) throw new RuleViolation('session.required', {}, 'not_permitted');
    return this.shown(signedIn);
  }

  /** The caller's own sign-ins that stand, the newest first. */
  @Get()
  @NeedsSession()
  async list(
    @SignedInAs() { account, sessionId }: SignedIn,
  ): Promise<{ items: (OpenSession & { isThis: boolean })[] }> {
    const open = await this.sessions.listOf(account.id);
    return { items: open.map((each) => ({ ...each, isThis: each.id === sessionId })) };
  }

  @Get('current')
  @NeedsSession()
  current(@SignedInAs() signedIn: SignedIn) {
    return this.shown(signedIn);
  }

  @Delete('current')
  @HttpCode(204)
  @NeedsSession()
  async signOut(
    @SignedInAs() { sessionId }: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.revoke(sessionId);
    clearSessionCookie(request, reply);
  }

  /** Ends one of the caller's own sign-ins, at once: a phone that was lost. */
  @Delete(':id')
  @HttpCode(204)
  @NeedsSession()
  async end(@SignedInAs() { account }: SignedIn, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    if (!(await this.sessions.revokeOf(account.id, id))) throw unknown('session', id);
  }

  private shown({ account, operations, mustSetUpSecondFactor }: SignedIn) {
    const now = this.clock.now();
    return {
      account,
      mustSetUpSecondFactor,
      operations: operations.map((each) => ({ ...each, now: instant(now + each.clockOffsetMs) })),
    };
  }
}
