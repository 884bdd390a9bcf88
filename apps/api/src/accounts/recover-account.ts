import { RuleViolation, SYSTEM_ACTOR } from '@corridor/domain/commands';
import { instant } from '@corridor/domain/time';
import type { Clock } from '@corridor/platform/clock';
import type { Storage } from '@corridor/storage/storage';
import type { UnitOfWork } from '@corridor/storage/unit-of-work';
import { v7 as uuid } from 'uuid';
import { drawLink, issuingLink } from './issue-link';

interface Office {
  readonly storage: Storage;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

interface Membership {
  readonly account_id: string;
  readonly operation_id: string;
  readonly clock_offset_ms: number | string;
  readonly closed_at: string | null;
}

/**
 * Lets somebody back in without a second person: for the office whose only administrator lost their way in. No route leads
 * here. It is written into the ledger of every operation in which they have a role, and only then is a link handed out:
 * the last one, of an operation that is open. Refuses with `account.unknown`, and with `operation.closed` where none is open.
 */
export async function recoverAccount(office: Office, name: string): Promise<{ token: string; expiresAt: string }> {
  const memberships = await office.storage.all<Membership>(
    `SELECT DISTINCT a.id AS account_id, o.id AS operation_id, o.clock_offset_ms, o.closed_at
       FROM accounts a JOIN assignments g ON g.account_id = a.id AND g.revoked_at IS NULL
       JOIN operations o ON o.id = g.operation_id WHERE a.name = $1 AND a.disabled_at IS NULL`,
    [name.trim().toLowerCase()],
  );
  if (memberships.length === 0) throw new RuleViolation('account.unknown', {}, 'not_found');
  const open = memberships.filter(({ closed_at: closedAt }) => closedAt === null);
  const last = open.pop();
  if (!last) throw new RuleViolation('operation.closed');
  const closed = memberships.filter(({ closed_at: closedAt }) => closedAt !== null);
  for (const each of [...closed, ...open]) await issueIn(office, each);
  return issueIn(office, last);
}

async function issueIn({ unitOfWork, clock }: Office, membership: Membership) {
  const { account_id: accountId, operation_id: operationId, clock_offset_ms: offset } = membership;
  const now = clock.now();
  const { token, link } = drawLink({ operationId, accountId, purpose: 'recovery', issuedBy: SYSTEM_ACTOR }, now);
  const command = {
    id: uuid(),
    name: 'issue_sign_in_link',
    v: 1,
    operationId,
    subject: { kind: 'account', id: accountId },
    after: [],
    occurredAt: instant(now + Number(offset)),
    actorId: SYSTEM_ACTOR,
    payload: link,
  } as const;
  const actor = { accountId: SYSTEM_ACTOR, operationId, grants: [] };
  const { expiresAt } = await unitOfWork.run({ command, actor, permission: null, asSubmitted: null }, issuingLink);
  return { token, expiresAt };
}
