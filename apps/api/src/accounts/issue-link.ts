import { issueSignInLink, linkHours, type SignInLink } from '@corridor/domain/accounts';
import { instant } from '@corridor/domain/time';
import { randomText, sha256 } from '@corridor/platform/seal';
import type { UseCase } from '@corridor/storage/use-case';
import { v7 as uuid } from 'uuid';

export interface IssuedLink {
  readonly id: string;
  readonly expiresAt: string;
}

export const issuingLink: UseCase<SignInLink, IssuedLink> = {
  needs: [
    ({ payload: { accountId } }) => ({
      accounts: { id: [accountId] },
      assignments: { accountId: [accountId] },
      signInLinks: { accountId: [accountId] },
    }),
  ],
  decide: (rows, { payload }) => {
    const isOurs = rows
      .where('assignments', 'accountId', payload.accountId)
      .some(({ revokedAt }) => revokedAt === null);
    const account = isOurs ? rows.find('accounts', payload.accountId) : undefined;
    return issueSignInLink(account, rows.where('signInLinks', 'accountId', payload.accountId), payload);
  },
};

/** A link with the secret that stands in it, which is kept nowhere. `now` is real time in milliseconds. */
export function drawLink(
  about: Pick<SignInLink, 'operationId' | 'accountId' | 'purpose' | 'issuedBy'>,
  now: number,
): { readonly token: string; readonly link: SignInLink } {
  const token = randomText(32);
  const link = {
    ...about,
    id: uuid(),
    tokenHash: sha256(token),
    issuedAt: instant(now),
    expiresAt: instant(now + linkHours[about.purpose] * 3_600_000),
    usedAt: null,
  };
  return { token, link };
}
