import { RuleViolation } from '@corridor/domain/commands';
import { Configuration } from '@corridor/platform/configuration';
import { Injectable } from '@nestjs/common';

/** Who asks, as far as rates go: nobody known (by address), a person (by session), a program (by its token). */
export type RateKind = 'anonymous' | 'person' | 'program';

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** Shares of the configured rate; a burst of so many seconds is let through at once: a page that opens, a phone that is back. */
const shareOf: Readonly<Record<RateKind, number>> = { anonymous: 0.5, person: 1, program: 0.5 };
const BURST_SECONDS = 10;
const MOST_KEPT = 20_000;

/** A token bucket for each who asks, in this process's memory. It slows who floods, whoever that is, and forgets them soon. */
@Injectable()
export class Rates {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly configuration: Configuration) {}

  /** Refuses with `request.too_many`, and says after how many seconds the next is let through. */
  take(kind: RateKind, who: string): void {
    const perSecond = this.configuration.REQUESTS_PER_SECOND * shareOf[kind];
    const most = perSecond * BURST_SECONDS;
    const now = performance.now();
    const key = `${kind} ${who}`;
    const before = this.buckets.get(key) ?? { left: most, at: now };
    const left = Math.min(most, before.left + ((now - before.at) / 1_000) * perSecond);
    if (left < 1) throw new RuleViolation('request.too_many', { seconds: Math.ceil((1 - left) / perSecond) });
    // A map lists what was put in first first: whoever asked longest ago is forgotten first.
    this.buckets.delete(key);
    this.buckets.set(key, { left: left - 1, at: now });
    const [oldest] = this.buckets.keys();
    if (this.buckets.size > MOST_KEPT && oldest !== undefined) this.buckets.delete(oldest);
  }
}
