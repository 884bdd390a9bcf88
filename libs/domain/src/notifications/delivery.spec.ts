import fc from 'fast-check';
import {
  afterRefusal,
  aNewEndpoint,
  type Endpoint,
  endpointFailed,
  MOST_TRIES,
  pauseAfter,
  type Refusal,
  UNREACHABLE_MS,
} from './delivery';

const refusal = (overrides: Partial<Refusal> = {}): Refusal => ({
  code: 'smtp_451',
  kind: 'passing',
  retryAfterMs: null,
  ...overrides,
});
const first = { tries: 1, firstTryAt: 0 };

describe('a message that did not go', () => {
  it('is tried again after a pause that grows, and that differs for those that failed together', () => {
    expect([1, 2, 3, 10].map((tries) => pauseAfter(tries, 1))).toEqual([500, 1_000, 2_000, 256_000]);
    expect([pauseAfter(4, 0), pauseAfter(4, 1)]).toEqual([2_000, 4_000]);
  });

  it('is never tried again at once, nor later than in a quarter of an hour by itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, jitter) => {
        expect(pauseAfter(tries, jitter)).toBeGreaterThanOrEqual(250);
        expect(pauseAfter(tries, jitter)).toBeLessThanOrEqual(900_000);
      }),
    );
  });

  it('has more than an hour altogether: a mail server that asks to come back later means minutes', () => {
    const pauses = Array.from({ length: MOST_TRIES - 1 }, (_, i) => pauseAfter(i + 1, 0));
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(30 * 60_000);
  });

  it('is given up at once where trying again is of no use', () => {
    expect(afterRefusal(first, refusal({ kind: 'final' }), 1_000, 0.5)).toEqual({ state: 'failed', relayAt: 1_000 });
  });

  it.each([
    [MOST_TRIES - 1, 'pending'],
    [MOST_TRIES, 'failed'],
  ] as const)('after %i tries is %s', (tries, state) => {
    expect(afterRefusal({ tries, firstTryAt: 0 }, refusal(), 1_000, 0).state).toBe(state);
  });

  it.each([
    [UNREACHABLE_MS - 1, 'pending'],
    [UNREACHABLE_MS, 'failed'],
  ] as const)(
    'waits for an endpoint that nobody reaches: after %i ms it is %s, however often it was tried',
    (now, state) => {
      const tried = { tries: 10_000, firstTryAt: 0 };
      expect(afterRefusal(tried, refusal({ kind: 'unreachable' }), now, 0).state).toBe(state);
    },
  );

  it('comes back when the endpoint asked it to, where that is later', () => {
    expect(afterRefusal(first, refusal({ retryAfterMs: 60_000 }), 1_000, 1).relayAt).toBe(61_000);
    expect(afterRefusal(first, refusal({ retryAfterMs: 1 }), 1_000, 1).relayAt).toBe(1_500);
  });
});

describe('an endpoint that nobody reaches', () => {
  const afterFailures = (count: number): Endpoint =>
    Array.from({ length: count }).reduce<Endpoint>((endpoint) => endpointFailed(endpoint, 1_000), aNewEndpoint);

  it('is left alone from the fifth time on, longer each time, and never for more than five minutes', () => {
    expect([4, 5, 6, 7, 100].map((count) => afterFailures(count).openUntil)).toEqual([0, 3_000, 5_000, 9_000, 301_000]);
  });
});
