import type { Channel, DeliveryLane } from '@corridor/domain/notifications';
import { Clock } from '@corridor/platform/clock';
import { Injectable } from '@nestjs/common';
import type { RecordOf } from '../records';
import { Storage } from '../storage';
import { evened, placeholders } from '../statements';
import { Together } from '../together';
import { Writer } from '../writer';

export type Delivery = RecordOf<'deliveries'>;

/** What became of a claimed message. */
export interface Outcome {
  readonly id: string;
  readonly state: 'pending' | 'sent' | 'delivered' | 'failed' | 'not_needed';
  /** How often it was tried altogether: one that was only put back was not. */
  readonly attempts: number;
  /** When it is tried again, in milliseconds of real time. */
  readonly relayAt: number;
  readonly sentAt: string | null;
  readonly errorCode: string | null;
}

/** Where what is known of a recipient ends the way of a message. */
const isOpen = `state IN ('pending', 'claimed')`;

/** Messages on their way, as the database knows them. */
@Injectable()
export class Deliveries {
  private readonly noting: Together<Outcome, undefined>;

  constructor(
    private readonly storage: Storage,
    private readonly writer: Writer,
    private readonly clock: Clock,
  ) {
    this.noting = new Together((outcomes) => this.noteAll(outcomes));
  }

  /** Deliveries whose time to be handed to the queue (again) has come, and which nobody sends at this moment. */
  due(lane: DeliveryLane, limit: number): Promise<{ readonly id: string; readonly channel: Channel }[]> {
    const now = this.clock.now();
    return this.storage.all(
      `SELECT id, channel FROM deliveries WHERE ${isOpen} AND lane = $1 AND relay_at <= $2 AND leased_until <= $3
        ORDER BY relay_at LIMIT ${String(limit)}`,
      [lane, now, now],
    );
  }

  async relayed(ids: readonly string[], againInMs: number): Promise<void> {
    if (ids.length === 0) return;
    const again = this.clock.now() + againInMs;
    await this.writer.transaction((transaction) =>
      transaction.run(`UPDATE deliveries SET relay_at = $1 WHERE id ${this.among(ids, 1)} AND ${isOpen}`, [
        again,
        ...this.listed(ids),
      ]),
    );
  }

  /** The queue has lost what it had: what it was given is due at once. What waits for its next try goes on waiting. */
  async relayAllAgain(): Promise<void> {
    const now = this.clock.now();
    await this.writer.transaction((transaction) =>
      transaction.run(
        `UPDATE deliveries SET relay_at = 0 WHERE ${isOpen} AND relay_at > $1 AND error_code IS NULL AND after_id IS NULL`,
        [now],
      ),
    );
  }

  /**
   * Takes for `leaseMs` those of the deliveries that nobody else has. One that is sent, given up, or in other hands whose
   * lease still runs is left out. A lease that ran out is taken again: the message may then go twice, with the same id.
   */
  claim(ids: readonly string[], leaseMs: number): Promise<Delivery[]> {
    const shape = this.storage.shape('deliveries');
    const now = this.clock.now();
    return this.writer.transaction(async (transaction) => {
      const lock = this.storage.isPostgres ? ' FOR UPDATE SKIP LOCKED' : '';
      const raw = await transaction.all(
        `${shape.select} WHERE id ${this.among(ids)} AND ${isOpen} AND leased_until <= $${String(this.listed(ids).length + 1)}${lock}`,
        [...this.listed(ids), now],
      );
      const claimed = raw.map((row) => shape.decode(row));
      if (claimed.length === 0) return [];
      const mine = claimed.map(({ id }) => id);
      transaction.run(
        `UPDATE deliveries SET state = 'claimed', attempts = attempts + 1, leased_until = $1,
           first_try_at = CASE first_try_at WHEN 0 THEN $2 ELSE first_try_at END WHERE id ${this.among(mine, 2)}`,
        [now + leaseMs, now, ...this.listed(mine)],
      );
      return claimed.map((each) => ({
        ...each,
        attempts: each.attempts + 1,
        firstTryAt: each.firstTryAt === 0 ? now : each.firstTryAt,
      }));
    });
  }

  /** Keeps claimed deliveries for another `leaseMs`. */
  async renew(ids: readonly string[], leaseMs: number): Promise<void> {
    if (ids.length === 0) return;
    await this.writer.transaction((transaction) =>
      transaction.run(`UPDATE deliveries SET leased_until = $1 WHERE id ${this.among(ids, 1)} AND state = 'claimed'`, [
        this.clock.now() + leaseMs,
        ...this.listed(ids),
      ]),
    );
  }

  /** Writes what became of a message, together with whatever else ends just now. */
  async note(outcome: Outcome): Promise<void> {
    await this.noting.add(outcome);
  }

  async waiting(): Promise<number> {
    const [row] = await this.storage.all<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM deliveries WHERE ${isOpen}`,
    );
    return Number(row?.n ?? 0);
  }

  /** The person has seen what an entry told them: every way that it went is at its end. */
  async acknowledged(operationId: string, accountId: string, seq: number): Promise<void> {
    await this.writer.transaction((transaction) =>
      transaction.run(
        `UPDATE deliveries SET state = CASE WHEN state IN ('sent', 'delivered') THEN 'acknowledged' ELSE 'not_needed' END
          WHERE account_id = $1 AND operation_id = $2 AND seq = $3
            AND (state IN ('sent', 'delivered') OR (state = 'pending' AND leased_until <= $4))`,
        [accountId, operationId, seq, this.clock.now()],
      ),
    );
  }

  /** Begins anew with messages that were given up. */
  async sendAgain(operationId: string, id: string | null): Promise<void> {
    const one = id === null ? '' : ' AND id = $2';
    await this.writer.transaction((transaction) =>
      transaction.run(
        `UPDATE deliveries SET state = 'pending', attempts = 0, first_try_at = 0, relay_at = 0, leased_until = 0
          WHERE operation_id = $1${one} AND state = 'failed'`,
        id === null ? [operationId] : [operationId, id],
      ),
    );
  }

  private async noteAll(outcomes: readonly Outcome[]): Promise<readonly undefined[]> {
    const columns = ['id', 'state', 'attempts', 'relay_at', 'sent_at', 'error_code'] as const;
    const rows = outcomes.map((each) => [
      each.id,
      each.state,
      each.attempts,
      each.relayAt,
      each.sentAt,
      each.errorCode,
    ]);
    const types = ['text', 'text', 'bigint', 'bigint', 'text', 'text'];
    const { table, parameters } = this.asTable(columns, types, rows);
    await this.writer.transaction((transaction) => {
      transaction.run(
        `WITH noted (${columns.join(', ')}) AS (${table})
         UPDATE deliveries SET state = noted.state, attempts = noted.attempts, relay_at = noted.relay_at, leased_until = 0,
           sent_at = COALESCE(noted.sent_at, deliveries.sent_at), error_code = noted.error_code
           FROM noted WHERE deliveries.id = noted.id AND deliveries.${isOpen}`,
        parameters,
      );
      const failed = outcomes.filter(({ state }) => state === 'failed').map(({ id }) => id);
      if (failed.length === 0) return;
      // Whoever is not reached this way is reached by the next at once.
      transaction.run(
        `UPDATE deliveries SET relay_at = 0 WHERE after_id ${this.among(failed)} AND state = 'pending'`,
        this.listed(failed),
      );
    });
    return outcomes.map(() => undefined);
  }

  private asTable(
    columns: readonly string[],
    types: readonly string[],
    rows: readonly (readonly unknown[])[],
  ): { readonly table: string; readonly parameters: readonly unknown[] } {
    if (this.storage.isPostgres) {
      const arrays = types.map((type, i) => `$${String(i + 1)}::${type}[]`).join(', ');
      return { table: `SELECT * FROM unnest(${arrays})`, parameters: columns.map((_, i) => rows.map((row) => row[i])) };
    }
    const even = evened(rows);
    const tuples = even.map((_, i) => `(${placeholders(columns.length, i * columns.length)})`).join(', ');
    return { table: `VALUES ${tuples}`, parameters: even.flat() };
  }

  /** On PostgreSQL one parameter for any number of ids; on SQLite a list of a few lengths. */
  private among(ids: readonly string[], after = 0): string {
    return this.storage.isPostgres
      ? `= ANY($${String(after + 1)}::text[])`
      : `IN (${placeholders(evened(ids).length, after)})`;
  }

  private listed(ids: readonly string[]): readonly unknown[] {
    return this.storage.isPostgres ? [ids] : evened(ids);
  }
}
