import { RuleViolation } from '@corridor/domain/commands';
import { instant } from '@corridor/domain/time';
import { Clock } from '@corridor/platform/clock';
import { type SignedIn, Sessions } from '@corridor/storage/accounts/sessions';
import { Storage } from '@corridor/storage/storage';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NeedsSession, OpenToAnyone } from '../http/access';
import { SignedInAs } from '../http/caller';
import { Passphrases } from '../http/passphrases';
import { clearSessionCookie, setSessionCookie } from '../http/session-cookie';
import { SignInDto } from './sign-in.dto';

@ApiTags('sessions')
@Controller('api/sessions')
export class SessionsController {
  constructor(
    private readonly storage: Storage,
    private readonly sessions: Sessions,
    private readonly passphrases: Passphrases,
    private readonly clock: Clock,
  ) {}

  /** Signs in. A wrong name and a wrong passphrase are one answer. */
  @Post()
  @OpenToAnyone()
  async signIn(
    @Body() { name, passphrase }: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [account] = await this.storage.all<{ id: string; passphrase_hash: string }>(
      'SELECT a.id, c.passphrase_hash FROM accounts a JOIN credentials c ON c.account_id = a.id WHERE a.name = $1 AND a.disabled_at IS NULL',
      [name.trim().toLowerCase()],
    );
    const isRight = await this.passphrases.matches(account?.passphrase_hash, passphrase);
    if (!account || !isRight) throw new RuleViolation('session.wrong_name_or_passphrase', {}, 'not_permitted');
    const token = await this.sessions.open(account.id);
    setSessionCookie(request, reply, token);
    const signedIn = await this.sessions.find(token);
    if (!signedIn) throw new RuleViolation('session.required', {}, 'not_permitted');
    return this.shown(signedIn);
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

  private shown({ account, operations }: SignedIn) {
    const now = this.clock.now();
    return { account, operations: operations.map((each) => ({ ...each, now: instant(now + each.clockOffsetMs) })) };
  }
}
