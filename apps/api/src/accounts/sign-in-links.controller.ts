import { Sessions } from '@corridor/storage/accounts/sessions';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenToAnyone } from '../http/access';
import { clientOf } from '../http/client-of';
import { KnownBrowser } from '../http/known-browser';
import { setSessionCookie } from '../http/session-cookie';
import { SignInLinks } from './sign-in-links';

export class RedeemLinkDto {
  @IsString()
  @Length(1, 64)
  readonly token!: string;

  @IsString()
  @Length(12, 200)
  readonly passphrase!: string;
}

@ApiTags('sessions')
@Controller('api/sign-in-links')
export class SignInLinksController {
  constructor(
    private readonly links: SignInLinks,
    private readonly sessions: Sessions,
    private readonly knownBrowser: KnownBrowser,
  ) {}

  /** Comes in by a link, with a passphrase of one's own from now on. An unknown, used or outdated one is one answer. */
  @Post('redemptions')
  @OpenToAnyone()
  async redeem(
    @Body() { token, passphrase }: RedeemLinkDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { accountId, name } = await this.links.redeem(token, passphrase);
    setSessionCookie(request, reply, await this.sessions.open(accountId, clientOf(request)));
    this.knownBrowser.remember(request, reply, name);
    return { accountId, name };
  }
}
