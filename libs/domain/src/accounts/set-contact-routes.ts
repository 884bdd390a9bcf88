import { type Decision, type Moment, RuleViolation, unknown } from '../commands';
import type { Instant } from '../time';
import type { Account } from './account';
import { type ContactRoute, standingRoutes } from './contact-route';

export type WishedRoute = Pick<ContactRoute, 'id' | 'channel' | 'canWake' | 'waitMinutes'> & {
  readonly address: string;
};

export interface WishedReach {
  readonly accountId: string;
  /** IANA; null: the operation's. */
  readonly timeZone: string | null;
  /** In the order in which they are tried. */
  readonly routes: readonly WishedRoute[];
}

export interface ReachChanges {
  readonly accounts: readonly Account[];
  readonly contactRoutes: readonly ContactRoute[];
}

/** Says anew how somebody is reached, the whole order at once. A way that stays keeps its id. Addresses stay out of the ledger. */
export function setContactRoutes(
  account: Account | undefined,
  held: readonly ContactRoute[],
  { accountId, timeZone, routes }: WishedReach,
  { now }: Moment,
): Decision<ReachChanges, { readonly id: string; readonly version: number }> {
  if (!account) throw unknown('account', accountId);
  if (new Set(routes.map(placeOf)).size < routes.length)
    throw new RuleViolation('contact_route.named_twice', {}, 'invalid');
  const standing = standingRoutes(held);
  const kept = routes.map((wish, i) => routeOf(accountId, wish, i + 1, standing, now));
  const removed = standing.filter(({ id }) => !kept.some((each) => each.id === id));
  const version = account.version + 1;
  return {
    changes: {
      accounts: [{ ...account, version, timeZone }],
      contactRoutes: [...removed.map((route) => ({ ...route, address: null, removedAt: now })), ...kept],
    },
    entry: {
      name: 'account.contact_routes_set',
      body: { accountId, routes: kept.map(({ id }) => id), removed: removed.map(({ id }) => id) },
      subjects: [{ kind: 'account', id: accountId }],
    },
    answer: { id: accountId, version },
  };
}

const placeOf = ({ channel, address }: Pick<ContactRoute, 'channel' | 'address'>): string =>
  `${channel} ${(address ?? '').toLowerCase()}`;

function routeOf(
  accountId: string,
  wish: WishedRoute,
  position: number,
  standing: readonly ContactRoute[],
  now: Instant,
): ContactRoute {
  const known = standing.find((each) => placeOf(each) === placeOf(wish));
  return { ...wish, id: known?.id ?? wish.id, accountId, position, setAt: known?.setAt ?? now, removedAt: null };
}
