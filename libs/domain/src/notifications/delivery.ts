/** How a message leaves the house. */
export const channels = ['mail', 'sms', 'webhook'] as const;
export type Channel = (typeof channels)[number];

/**
 * `sent`: handed over to whoever carries it. `delivered`: the recipient's own machine took it. `acknowledged`: a person has
 * seen it. `not_needed`: it was kept for the case that another did not arrive, and that one was seen in time.
 */
export const deliveryStates = [
  'pending',
  'claimed',
  'sent',
  'delivered',
  'acknowledged',
  'failed',
  'not_needed',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What is read at once, and what many get, never wait for one another. */
export const deliveryLanes = ['urgent', 'bulk'] as const;
export type DeliveryLane = (typeof deliveryLanes)[number];

/** Tries of one message, as far apart as `pauseBefore` says: somewhat more than an hour altogether. */
export const MOST_TRIES = 16;
/** How long a message waits for an endpoint that nobody reaches, in milliseconds. */
export const UNREACHABLE_MS = 72 * 3_600_000;

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15 * 60_000;

/**
 * Milliseconds before the next try, after so many: twice as long each time. `jitter` (0 to 1) spreads those that failed
 * together, so that they do not come back together.
 */
export function pauseAfter(tries: number, jitter: number): number {
  const whole = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, tries - 1));
  return Math.round(whole * (0.5 + jitter / 2));
}

/** Why a message did not go: for good, for now, or because nobody is there to take any. */
export interface Refusal {
  readonly code: string;
  readonly kind: 'final' | 'passing' | 'unreachable';
  /** When the endpoint asked to be tried again, in milliseconds from now; null where it did not say. */
  readonly retryAfterMs: number | null;
}

export interface Tried {
  readonly tries: number;
  /** Milliseconds of the first try. */
  readonly firstTryAt: number;
}

/** What becomes of a message that did not go: another try at `relayAt` (milliseconds), or none, for a person to see. */
export function afterRefusal(
  { tries, firstTryAt }: Tried,
  { kind, retryAfterMs }: Refusal,
  now: number,
  jitter: number,
): { readonly state: 'pending' | 'failed'; readonly relayAt: number } {
  const isOver = kind === 'final' || (kind === 'passing' ? tries >= MOST_TRIES : now - firstTryAt >= UNREACHABLE_MS);
  if (isOver) return { state: 'failed', relayAt: now };
  return { state: 'pending', relayAt: now + Math.max(pauseAfter(tries, jitter), retryAfterMs ?? 0) };
}

/** What is known of a mail server, a gateway or a host. `openUntil` (milliseconds): nothing is sent to it before. */
export interface Endpoint {
  readonly failures: number;
  readonly openUntil: number;
}

export const aNewEndpoint: Endpoint = { failures: 0, openUntil: 0 };

const FAILURES_UNTIL_OPEN = 5;
const FIRST_OPEN_MS = 2_000;
const LONGEST_OPEN_MS = 5 * 60_000;

/** Nobody was there, again. From the fifth time in a row on nothing is tried for a while, longer each time. */
export function endpointFailed({ failures }: Endpoint, now: number): Endpoint {
  const more = failures + 1 - FAILURES_UNTIL_OPEN;
  if (more < 0) return { failures: failures + 1, openUntil: 0 };
  return { failures: failures + 1, openUntil: now + Math.min(LONGEST_OPEN_MS, FIRST_OPEN_MS * 2 ** more) };
}
