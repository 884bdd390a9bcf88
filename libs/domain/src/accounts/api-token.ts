import { type Decision, RuleViolation, unknown } from '../commands';
import type { Instant } from '../time';
import { type Actor, can } from './permissions';
import type { Permission } from './role-permissions';

/** What a program may be given: to read, and what the field may report. Never people, keys, or who a patient is. */
export const tokenPermissions = [
  'operation.read',
  'now.read',
  'registers.read',
  'enclaves.read',
  'incidents.read',
  'incidents.report',
  'evacuations.read',
  'convoys.read',
  'convoys.report',
  'reports.read',
  'open_items.read',
] as const satisfies readonly Permission[];

export const LONGEST_TOKEN_DAYS = 365;

/** A key for a program: acts as the person who made it, as far as its permissions go, until it is over. Moments are real time. */
export interface ApiToken {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly name: string;
  readonly tokenHash: string;
  readonly accountId: string;
  readonly permissions: readonly Permission[];
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
}

export interface TokenChanges {
  readonly apiTokens: readonly ApiToken[];
}

/** Refuses a permission that its maker does not hold. */
export function issueApiToken(
  actor: Actor,
  token: ApiToken,
): Decision<TokenChanges, { readonly id: string; readonly expiresAt: Instant }> {
  const beyond = token.permissions.find((permission) => !can(actor, permission));
  if (beyond) throw new RuleViolation('permission.denied', { permission: beyond }, 'not_permitted');
  return {
    changes: { apiTokens: [token] },
    entry: {
      name: 'token.issued',
      body: { tokenId: token.id, permissions: token.permissions, expiresAt: token.expiresAt },
      subjects: [{ kind: 'account', id: token.accountId }],
    },
    answer: { id: token.id, expiresAt: token.expiresAt },
  };
}

/** Ends a token at once. Refuses one that ended before, and one of somebody else unless `mayEndAny`. */
export function revokeApiToken(
  token: ApiToken | undefined,
  { id, actorId, mayEndAny, at }: { id: string; actorId: string; mayEndAny: boolean; at: Instant },
): Decision<TokenChanges, { readonly id: string; readonly version: number }> {
  if (!token || (token.accountId !== actorId && !mayEndAny)) throw unknown('token', id);
  if (token.revokedAt !== null) throw new RuleViolation('token.already_revoked', { id });
  const version = token.version + 1;
  return {
    changes: { apiTokens: [{ ...token, version, revokedAt: at }] },
    entry: {
      name: 'token.revoked',
      body: { tokenId: id },
      subjects: [{ kind: 'account', id: token.accountId }],
    },
    answer: { id, version },
  };
}
