import type { Instant } from '../time';

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

/** The ways that stand, in the order in which they are tried. */
export const standingRoutes = (routes: readonly ContactRoute[]): readonly ContactRoute[] =>
  routes.filter(({ removedAt }) => removedAt === null).sort((a, b) => a.position - b.position);
