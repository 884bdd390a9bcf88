import { waitAfter } from '@corridor/domain/accounts';
import { RuleViolation } from '@corridor/domain/commands';
import { Clock } from '@corridor/platform/clock';
import { Injectable } from '@nestjs/common';

/** A quarter of an hour without a failure, and all is forgotten. */
const FORGET_MS = 15 * 60_000;
const MOST_KEPT = 10_000;

interface Failures {
  readonly count: number;
  readonly lastAt: number;
}

/**
 * Slows whoever guesses passphrases. Failures are counted by name, apart for browsers that this person signed in with
 * before: an attacker from elsewhere slows other attackers, and never the person at their own desk. Kept in memory, a
 * process for itself; a wait ends after a minute at most.
 */
@Injectable()
export class Patience {
  private readonly failures = new Map<string, Failures>();

  constructor(private readonly clock: Clock) {}

  /** Refuses with `session.wait` while the last failure is too near. */
  mustHaveWaited(who: string): void {
    const known = this.failures.get(who);
    if (!known) return;
    const seconds = Math.ceil(waitAfter(known.count) - (this.clock.now() - known.lastAt) / 1_000);
    if (seconds > 0) throw new RuleViolation('session.wait', { seconds }, 'refused');
  }

  failed(who: string): void {
    const now = this.clock.now();
    const known = this.failures.get(who);
    const count = known && now - known.lastAt < FORGET_MS ? known.count + 1 : 1;
    this.failures.delete(who);
    this.failures.set(who, { count, lastAt: now });
    const [oldest] = this.failures.keys();
    if (this.failures.size > MOST_KEPT && oldest !== undefined) this.failures.delete(oldest);
  }

  succeeded(who: string): void {
    this.failures.delete(who);
  }
}
