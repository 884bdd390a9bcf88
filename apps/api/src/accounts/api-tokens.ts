import { type ApiToken, can, issueApiToken, revokeApiToken } from '@corridor/domain/accounts';
import { instant } from '@corridor/domain/time';
import { Clock } from '@corridor/platform/clock';
import { hashOfToken, newToken } from '@corridor/storage/accounts/api-tokens';
import { Storage } from '@corridor/storage/storage';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Caller, type Envelope, submission } from '../http/caller';
import type { IssueTokenDto } from './issue-token.dto';

const issuing: UseCase<ApiToken, { readonly id: string; readonly expiresAt: string }> = {
  needs: [],
  // It reaches as far as its maker does, whenever it is used.
  touches: () => 'nowhere',
  decide: (_rows, { payload }, { actor }) => issueApiToken(actor, payload),
};

const revoking: UseCase<{ readonly at: string }, { readonly id: string; readonly version: number }> = {
  needs: [({ subject }) => ({ apiTokens: { id: [subject.id] } })],
  touches: () => 'nowhere',
  decide: (rows, { subject: { id }, actorId, payload: { at } }, { actor }) =>
    revokeApiToken(rows.find('apiTokens', id), { id, actorId, at, mayEndAny: can(actor, 'accounts.manage') }),
};

/** Keys for programs. */
@Injectable()
export class ApiTokensOfPeople {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  /** The caller's own; whoever keeps the people sees all of them. Newest first, without the tokens themselves. */
  async list({ operation, actor }: Caller) {
    const mine = can(actor, 'accounts.manage') ? '' : ' AND account_id = $2';
    const rows = await this.storage.records('apiTokens', `WHERE operation_id = $1${mine} ORDER BY id DESC LIMIT 200`, [
      operation.id,
      ...(mine === '' ? [] : [actor.accountId]),
    ]);
    return { items: rows.map(({ tokenHash: _hash, operationId: _operation, ...shown }) => shown) };
  }

  /** The token stands in this answer and nowhere else. */
  async issue(envelope: Envelope, dto: IssueTokenDto) {
    const token = newToken();
    const now = this.clock.now();
    const kept: ApiToken = {
      id: uuid(),
      operationId: envelope.operation.id,
      version: 1,
      name: dto.name,
      tokenHash: hashOfToken(token),
      accountId: envelope.actor.accountId,
      permissions: dto.permissions,
      issuedAt: instant(now),
      expiresAt: instant(now + dto.days * 24 * 3_600_000),
      revokedAt: null,
    };
    const about = { name: 'issue_token', subject: { kind: 'account', id: kept.accountId }, isNew: true } as const;
    const answer = await this.unitOfWork.run(submission(envelope, about, kept, dto), issuing);
    return { ...answer, token: answer.outcome === 'applied' ? token : null };
  }

  revoke(envelope: Envelope, id: string) {
    const about = { name: 'revoke_token', subject: { kind: 'account', id } } as const;
    return this.unitOfWork.run(submission(envelope, about, { at: instant(this.clock.now()) }, {}), revoking);
  }
}
