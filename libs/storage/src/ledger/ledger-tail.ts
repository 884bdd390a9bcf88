import type { Subject } from '@corridor/domain/audit';
import { Log } from '@corridor/platform/log';
import { Injectable } from '@nestjs/common';
import { Storage } from '../storage';

/** What changed in an operation up to an entry of its ledger: the subjects that the entries touched. */
export interface Change {
  readonly seq: number;
  readonly subjects: readonly Subject[];
}

type Hear = (change: Change) => void;

interface Followed {
  seq: number;
  readonly hearers: Set<Hear>;
}

/** Often enough for a board to seem at once, seldom enough to cost nothing: one lookup by key. Milliseconds. */
const EVERY_MS = 30;

/**
 * Follows the ledgers of the operations that somebody in this process watches. Asks the database what is new, so it hears
 * of what other processes wrote as well; sequence order is commit order, so it skips nothing. Asks nothing while nobody
 * watches.
 */
@Injectable()
export class LedgerTail {
  private readonly followed = new Map<string, Followed>();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly storage: Storage,
    private readonly log: Log,
  ) {}

  /** Hears every change after `position`, until `unfollow`. */
  async follow(operationId: string, hear: Hear): Promise<void> {
    const head = await this.head(operationId);
    const followed = this.followed.get(operationId) ?? { seq: head, hearers: new Set<Hear>() };
    this.followed.set(operationId, followed);
    followed.hearers.add(hear);
    this.timer ??= setTimeout(() => this.turn(), EVERY_MS);
  }

  /** The number of the last entry that was told of; 0 for an operation that nobody follows. */
  position(operationId: string): number {
    return this.followed.get(operationId)?.seq ?? 0;
  }

  unfollow(operationId: string, hear: Hear): void {
    const followed = this.followed.get(operationId);
    followed?.hearers.delete(hear);
    if (followed?.hearers.size === 0) this.followed.delete(operationId);
  }

  /** What changed after one entry and up to another. */
  async between(operationId: string, after: number, upTo: number): Promise<Change> {
    const rows = await this.storage.all<{ kind: Subject['kind']; subject_id: string }>(
      'SELECT DISTINCT kind, subject_id FROM entry_subjects WHERE operation_id = $1 AND seq > $2 AND seq <= $3',
      [operationId, after, upTo],
    );
    return { seq: upTo, subjects: rows.map(({ kind, subject_id }) => ({ kind, id: subject_id })) };
  }

  /** Ends with what is under way; nobody hears anything after. */
  async stop(): Promise<void> {
    this.followed.clear();
    await this.running;
  }

  private turn(): void {
    this.running = this.look().then(() => {
      this.timer = this.followed.size === 0 ? undefined : setTimeout(() => this.turn(), EVERY_MS);
    });
  }

  private async look(): Promise<void> {
    try {
      for (const [operationId, followed] of this.followed) {
        const head = await this.head(operationId);
        if (head <= followed.seq) continue;
        const change = await this.between(operationId, followed.seq, head);
        followed.seq = head;
        for (const hear of followed.hearers) hear(change);
      }
    } catch (error) {
      // The next turn asks again from where this one stood.
      this.log.warn({ err: error }, 'the ledger could not be followed; it is asked again');
    }
  }

  private async head(operationId: string): Promise<number> {
    const [head] = await this.storage.all<{ seq: number | string }>(
      'SELECT seq FROM ledger_heads WHERE operation_id = $1',
      [operationId],
    );
    return Number(head?.seq ?? 0);
  }
}
