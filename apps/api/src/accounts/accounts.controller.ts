import type { Language, Role } from '@corridor/domain/accounts';
import { Storage } from '@corridor/storage/storage';
import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs, NeedsInReach } from '../http/access';
import { AskedBy, type Caller, type Envelope, InEnvelope } from '../http/caller';
import { CreateAccount } from './create-account';
import { CreateAccountDto } from './create-account.dto';
import { GrantRoles } from './grant-roles';
import { GrantRolesDto } from './grant-roles.dto';
import { IssueLinkDto } from './issue-link.dto';
import { RemoveAccount } from './remove-account';
import { SignInLinks } from './sign-in-links';

@ApiTags('accounts')
@Controller('api/accounts')
export class AccountsController {
  constructor(
    private readonly createAccount: CreateAccount,
    private readonly grantRoles: GrantRoles,
    private readonly removeAccount: RemoveAccount,
    private readonly links: SignInLinks,
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
      `SELECT a.id, a.name, a.language, g.role,
              (SELECT r.address FROM contact_routes r
                WHERE r.account_id = a.id AND r.channel = 'mail' AND r.removed_at IS NULL ORDER BY r.position LIMIT 1) AS email
         FROM assignments g JOIN accounts a ON a.id = g.account_id
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

  /** For which area, and on whose behalf, a role can be given: names and nothing else. */
  @Get('reaches')
  @Needs('accounts.manage')
  async reaches(@AskedBy() { operation }: Caller) {
    const ofOperation = 'WHERE operation_id = $1 ORDER BY id';
    const [enclaves, organisations] = await Promise.all([
      this.storage.records('enclaves', ofOperation, [operation.id]),
      this.storage.records('organisations', ofOperation, [operation.id]),
    ]);
    return {
      enclaves: enclaves.map(({ id, nameEn, nameAr }) => ({ id, nameEn, nameAr })),
      organisations: organisations.map(({ id, name }) => ({ id, name })),
    };
  }

  @Post()
  @Needs('accounts.manage')
  create(@InEnvelope() envelope: Envelope, @Body() dto: CreateAccountDto) {
    return this.createAccount.execute(envelope, dto);
  }

  /** Gives somebody who signs in here roles in this operation: for all of it, or for one area. */
  @Post(':id/roles')
  @Needs('accounts.manage')
  grant(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() dto: GrantRolesDto) {
    return this.grantRoles.execute(envelope, id, dto);
  }

  /** Takes every role of this operation from somebody, at once. */
  @Post(':id/removal')
  @Needs('accounts.manage')
  remove(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string) {
    return this.removeAccount.execute(envelope, id);
  }

  /** A link by which somebody comes in, or comes back: it stands in the answer, this once. */
  @Post(':id/links')
  @Needs('accounts.manage')
  link(@InEnvelope() envelope: Envelope, @Param('id', ParseUUIDPipe) id: string, @Body() { purpose }: IssueLinkDto) {
    return this.links.issue(envelope, id, purpose);
  }
}
