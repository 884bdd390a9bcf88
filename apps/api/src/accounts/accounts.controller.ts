import type { Language, Role } from '@corridor/domain/accounts';
import { Storage } from '@corridor/storage/storage';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { CreateAccount } from './create-account';
import { CreateAccountDto } from './create-account.dto';

@ApiTags('accounts')
@Controller('api/accounts')
export class AccountsController {
  constructor(
    private readonly createAccount: CreateAccount,
    private readonly storage: Storage,
  ) {}

  /** The people of this operation with their roles. */
  @Get()
  @NeedsInReach('accounts.read')
  async list(@AskedBy() { operation }: Caller) {
    const rows = await this.storage.all<{
      id: string;
      name: string;
      language: Language;
      email: string | null;
      role: Role;
    }>(
      `SELECT a.id, a.name, a.language, a.email, g.role FROM assignments g JOIN accounts a ON a.id = g.account_id
        WHERE g.operation_id = $1 AND g.revoked_at IS NULL ORDER BY a.name, g.role`,
      [operation.id],
    );
    const people = new Map<
      string,
      { id: string; name: string; language: Language; email: string | null; roles: Role[] }
    >();
    for (const { role, ...person } of rows) {
      const known = people.get(person.id);
      people.set(person.id, { ...person, roles: [...(known?.roles ?? []), role] });
    }
    return { items: [...people.values()] };
  }

  @Post()
  @Needs('accounts.manage')
  create(@InEnvelope() envelope: Envelope, @Body() dto: CreateAccountDto) {
    return this.createAccount.execute(envelope, dto);
  }
}
