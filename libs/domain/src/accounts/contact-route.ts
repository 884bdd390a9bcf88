import { type Decision, type Moment, RuleViolation, unknown } from '../commands';
import type { Instant } from '../time';
import type { Account } from './account';

/** How somebody is reached besides the inbox of the console. */
export const routeChannels = ['mail', 'sms'] as const;
export type RouteChannel = (typeof routeChannels)[number];

export const MOST_ROUTES = 6;
/** A night is over by then. Minutes. */
export const LONGEST_WAIT_MINUTES = 720;
export const USUAL_WAIT_MINUTES = 15;

/** One way to reach a person. What was sent names it by id, so it stays when it is taken away, without the address. */
export interface ContactRoute {
  readonly id: string;
  readonly accountId: string;
  /** 1 is tried first. */
  readonly position: number;
  readonly channel: RouteChannel;
  /** An e-mail address or an E.164 number; null once it was taken away. */
  readonly address: string | null;
  /** Whether it rings loud enough to wake the person. */
  readonly canWake: boolean;
  /** Not acknowledged by then, the next is tried. */
  readonly waitMinutes: number;
  readonly setAt: Instant;
  readonly removedAt: Instant | null;
}

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

/** The ways that stand, in the order in which they are tried. */
export const standingRoutes = (routes: readonly ContactRoute[]): readonly ContactRoute[] =>
  routes.filter(({ removedAt }) => removedAt === null).sort((a, b) => a.position - b.position);

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
