import { Clock } from '@corridor/platform/clock';
import { Injectable } from '@nestjs/common';
import type { RecordOf } from '../records';
import { Storage } from '../storage';
import { placeholders } from '../statements';
import { Writer } from '../writer';

export type Delivery = RecordOf<'deliveries'>;

/** Messages on their way, as the database knows them. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly storage: Storage,
    private readonly writer: Writer,
    private readonly clock: Clock,
  ) {}

  /** Ids of deliveries whose time to be handed to the queue (again) has come, and which nobody sends at this moment. */
  async due(limit: number): Promise<string[]> {
    const rows = await this.storage.all<{ id: string }>(
      `SELECT id FROM deliveries WHERE state IN ('pending', 'claimed') AND relay_at <= $1 AND leased_until <= $2 ORDER BY relay_at, id LIMIT ${String(limit)}`,
      [this.clock.now(), this.clock.now()],
    );
    return rows.map(({ id }) => id);
  }

  async relayed(ids: readonly string[], againInMs: number): Promise<void> {
    if (ids.length === 0) return;
    await this.writer.transaction((transaction) =>
      transaction.run(`UPDATE deliveries SET relay_at = $1 WHERE id IN (${placeholders(ids.length, 1)})`, [
        this.clock.now() + againInMs,
        ...ids,
      ]),
    );
  }

  /** The queue has lost what it had: everything open is due at once. */
  async relayAllAgain(): Promise<void> {
    await this.writer.transaction((transaction) =>
      transaction.run(`UPDATE deliveries SET relay_at = 0 WHERE state IN ('pending', 'claimed') AND relay_at > 0`),
    );
  }

  /**
   * Takes a delivery for `leaseMs`. Null where it is sent, given up, or in other hands whose lease still runs. A lease
   * that ran out is taken again: the message may then go twice, with the same Message-ID.
   */
  async claim(id: string, leaseMs: number): Promise<Delivery | null> {
    const shape = this.storage.shape('deliveries');
    const now = this.clock.now();
    return this.writer.transaction(async (transaction) => {
      const lock = this.storage.isPostgres ? ' FOR UPDATE' : '';
      const [raw] = await transaction.all(
        `${shape.select} WHERE id = $1 AND state IN ('pending', 'claimed') AND leased_until <= $2${lock}`,
        [id, now],
      );
      if (!raw) return null;
      transaction.run(
        `UPDATE deliveries SET state = 'claimed', attempts = attempts + 1, leased_until = $1 WHERE id = $2`,
        [now + leaseMs, id],
      );
      return shape.decode(raw);
    });
  }

  /** Keeps a claimed delivery for another `leaseMs`. */
  async renew(id: string, leaseMs: number): Promise<void> {
    await this.writer.transaction((transaction) =>
      transaction.run(`UPDATE deliveries SET leased_until = $1 WHERE id = $2 AND state = 'claimed'`, [
        this.clock.now() + leaseMs,
        id,
      ]),
    );
  }

  async sent(id: string, at: string): Promise<void> {
    await this.writer.transaction((transaction) =>
      transaction.run(`UPDATE deliveries SET state = 'sent', sent_at = $1, error_code = NULL WHERE id = $2`, [at, id]),
    );
  }

  /** Notes why it did not go; the last try gives it up, visibly. Otherwise it may be claimed again at once. */
  async failed(id: string, errorCode: string, isLast: boolean): Promise<void> {
    await this.writer.transaction((transaction) =>
      transaction.run(`UPDATE deliveries SET state = $1, error_code = $2, leased_until = 0 WHERE id = $3`, [
        isLast ? 'failed' : 'pending',
        errorCode,
        id,
      ]),
    );
  }

  async waiting(): Promise<number> {
    const [row] = await this.storage.all<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM deliveries WHERE state IN ('pending', 'claimed')`,
    );
    return Number(row?.n ?? 0);
  }
}
