import type { Role } from './roles';

/** What a session was opened from. */
export type ClientKind = 'phone' | 'computer' | 'program';

const guarded: readonly Role[] = ['coordinator', 'administrator'];

/**
 * Whether a person needs a code beside the passphrase: who coordinates or administers a live operation. An exercise holds
 * nobody's life, and a drill must not fail for want of a telephone.
 */
export const needsSecondFactor = (
  held: readonly { readonly isLive: boolean; readonly roles: readonly Role[] }[],
): boolean => held.some(({ isLive, roles }) => isLive && roles.some((role) => guarded.includes(role)));

/** Wrong passphrases in a row that cost nothing: people mistype. */
const FREE_FAILURES = 5;
const LONGEST_WAIT_SECONDS = 60;

/**
 * Seconds before the next try is looked at, after so many failures in a row. It grows, so that guessing is slow, and it
 * ends, so that nobody is ever locked out.
 */
export function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(LONGEST_WAIT_SECONDS, 2 ** Math.min(failures - FREE_FAILURES + 1, 10));
}
