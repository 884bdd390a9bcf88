import { gates } from '@corridor/domain/operations';
import { Sessions } from '@corridor/storage/accounts/sessions';
import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuid } from 'uuid';
import { OpenToAnyone } from '../http/access';
import { Passphrases } from '../http/passphrases';
import { clientOf } from '../http/client-of';
import { setSessionCookie } from '../http/session-cookie';
import { OpenOperation } from './open-operation';
import { Setup } from './setup';
import { SetupDto } from './setup.dto';

/** An empty installation: the first operation and the first administrator, together or not at all. */
@ApiTags('setup')
@Controller('api/setup')
export class SetupController {
  constructor(
    private readonly setup: Setup,
    private readonly openOperation: OpenOperation,
    private readonly passphrases: Passphrases,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  @OpenToAnyone()
  async needed(): Promise<{ readonly needed: boolean }> {
    return { needed: await this.setup.isNeeded() };
  }

  @Post()
  @OpenToAnyone()
  async begin(@Body() dto: SetupDto, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const accountId = uuid();
    const opened = await this.setup.once(dto.token, () => this.openFirst(dto, accountId));
    setSessionCookie(request, reply, await this.sessions.open(accountId, clientOf(request)));
    return { operationId: opened.id, accountId };
  }

  private async openFirst(dto: SetupDto, accountId: string) {
    return this.openOperation.execute(
      { commandId: uuid(), actorId: accountId },
      { name: dto.operationName, kind: dto.operationKind, timeZone: dto.timeZone, embargoHours: 48, gates },
      {
        kind: 'first_account',
        account: {
          id: accountId,
          name: dto.name,
          mail: null,
          language: dto.language,
          organisationId: null,
          enclaveId: null,
          assignments: [{ id: uuid(), role: 'administrator' }],
        },
        sameName: undefined,
      },
      { credentials: [{ accountId, passphraseHash: await this.passphrases.hash(dto.passphrase), changedAt: '' }] },
    );
  }
}
