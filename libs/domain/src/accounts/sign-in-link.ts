import { type Decision, RuleViolation, unknown } from '../commands';
import type { Instant } from '../time';
import type { Account } from './account';

export const linkPurposes = ['invitation', 'recovery'] as const;
/** `invitation`: a first passphrase; `recovery`: a new one, and the second factor is set up anew. */
export type LinkPurpose = (typeof linkPurposes)[number];

/** A week to come in; a day to come back. */
export const linkHours: Readonly<Record<LinkPurpose, number>> = { invitation: 7 * 24, recovery: 24 };

/** A link that a second person hands over, by whatever way they have, and that works once. Its moments are real time. */
export interface SignInLink {
  readonly id: string;
  readonly tokenHash: string;
  readonly operationId: string;
  readonly accountId: string;
  readonly purpose: LinkPurpose;
  readonly issuedBy: string;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}

export interface LinkChanges {
  readonly signInLinks: readonly SignInLink[];
}

/** Hands out a link, and ends those before it. Nobody issues one to themselves: that would be no second person. */
export function issueSignInLink(
  account: Account | undefined,
  standing: readonly SignInLink[],
  link: SignInLink,
): Decision<LinkChanges, { readonly id: string; readonly expiresAt: Instant }> {
  if (!account) throw unknown('account', link.accountId);
  if (link.issuedBy === link.accountId) throw new RuleViolation('account.link_to_oneself', { id: link.accountId });
  const ended = standing
    .filter(({ usedAt, expiresAt }) => usedAt === null && expiresAt > link.issuedAt)
    .map((each) => ({ ...each, expiresAt: link.issuedAt }));
  return {
    changes: { signInLinks: [...ended, link] },
    entry: {
      name: 'account.link_issued',
      body: { accountId: link.accountId, purpose: link.purpose, expiresAt: link.expiresAt },
      subjects: [{ kind: 'account', id: link.accountId }],
    },
    answer: { id: link.accountId, expiresAt: link.expiresAt },
  };
}

/** The person comes in with it. Refused alike where it is unknown, used or over, so that nothing is learnt by trying. */
export function redeemSignInLink(
  link: SignInLink | undefined,
  at: Instant,
): Decision<LinkChanges, { readonly id: string; readonly purpose: LinkPurpose }> {
  if (link?.usedAt !== null || link.expiresAt <= at) throw new RuleViolation('account.link_not_valid', {}, 'not_found');
  return {
    changes: { signInLinks: [{ ...link, usedAt: at }] },
    entry: {
      name: 'account.link_used',
      body: { accountId: link.accountId, purpose: link.purpose },
      subjects: [{ kind: 'account', id: link.accountId }],
    },
    answer: { id: link.accountId, purpose: link.purpose },
  };
}
