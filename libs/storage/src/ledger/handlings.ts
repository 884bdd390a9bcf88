import type { EventName, LedgerEntry, Subject } from '@corridor/domain/audit';
import { Clock } from '@corridor/platform/clock';
import { Injectable } from '@nestjs/common';
import { fanOut, type ToOutside } from '../notifications/fan-out';
import type { RecordOf } from '../records';
import { evened, placeholders } from '../statements';
import { Storage } from '../storage';
import { Together } from '../together';
import { writeRows } from '../write-rows';
import { type Transaction, Writer } from '../writer';

export interface HandlingKey {
  readonly operationId: string;
  readonly seq: number;
  readonly handler: string;
}

/** What a handler adds. Rows that stand already are left as they are, so a second run changes nothing. */
export interface Effects {
  readonly inboxMessages?: readonly RecordOf<'inboxMessages'>[];
  /** `relayAt` counts from now: milliseconds until it goes. */
  readonly deliveries?: readonly RecordOf<'deliveries'>[];
  /** Told to whoever watches from outside, before the handling counts as done. */
  readonly toOutside?: ToOutside;
  readonly gatheredMessages?: readonly RecordOf<'gatheredMessages'>[];
}

interface Completion {
  readonly key: HandlingKey;
  readonly effects: Effects;
}

const isOpen = 'done_at IS NULL AND failed_at IS NULL';

/** The work that entries owe, as the database knows it. The queue may forget; this does not. */
@Injectable()
export class Handlings {
  private readonly completing: Together<Completion, undefined>;
  private readonly opening: Together<HandlingKey, LedgerEntry | null>;

  constructor(
    private readonly storage: Storage,
    private readonly writer: Writer,
    private readonly clock: Clock,
  ) {
    this.completing = new Together((completions) => this.completeAll(completions));
    this.opening = new Together((keys) => this.openAll(keys));
  }

  /** Handlings whose time to be handed to the queue (again) has come, the longest waiting first. */
  async due(limit: number): Promise<HandlingKey[]> {
    const now = this.clock.now();
    const due = await this.storage.all<{ operation_id: string; seq: number | string; handler: string }>(
      `SELECT operation_id, seq, handler FROM handlings WHERE ${isOpen} AND relay_at <= $1 ORDER BY relay_at, operation_id, seq LIMIT ${String(limit)}`,
      [now],
    );
    return due.map(({ operation_id, seq, handler }) => ({ operationId: operation_id, seq: Number(seq), handler }));
  }

  /** They are in the queue: due again only in `againInMs`, should the queue have forgotten them by then. */
  async relayed(keys: readonly HandlingKey[], againInMs: number): Promise<void> {
    if (keys.length === 0) return;
    await this.writer.transaction((transaction) =>
      this.set(transaction, 'relay_at', this.clock.now() + againInMs, keys),
    );
  }

  /** The queue has lost what it had: everything open is due at once. */
  async relayAllAgain(): Promise<void> {
    await this.writer.transaction((transaction) =>
      transaction.run(`UPDATE handlings SET relay_at = 0 WHERE ${isOpen} AND relay_at > 0`),
    );
  }

  /** The entry a handling is about; null where the handling is done already or was given up. */
  openEntry(key: HandlingKey): Promise<LedgerEntry | null> {
    return this.opening.add(key);
  }

  /** Writes the effects and marks the handling done, in one transaction with whatever else completes just now. */
  async complete(key: HandlingKey, effects: Effects): Promise<void> {
    if (effects.toOutside) await fanOut(this.writer, effects.toOutside);
    await this.completing.add({ key, effects });
  }

  /** Notes a failed try; the last one gives the handling up, for a person to see and send again. */
  async failed(key: HandlingKey, failure: string, isLast: boolean): Promise<void> {
    const failedAt = isLast ? new Date(this.clock.now()).toISOString() : null;
    await this.writer.transaction((transaction) =>
      transaction.run(
        'UPDATE handlings SET attempts = attempts + 1, failure = $1, failed_at = $2 WHERE operation_id = $3 AND seq = $4 AND handler = $5',
        [failure, failedAt, key.operationId, key.seq, key.handler],
      ),
    );
  }

  /** Hands everything that was given up in an operation to the queue again. */
  async retryFailed(operationId: string): Promise<void> {
    await this.writer.transaction((transaction) =>
      transaction.run(
        'UPDATE handlings SET failed_at = NULL, attempts = 0, relay_at = 0 WHERE operation_id = $1 AND failed_at IS NOT NULL',
        [operationId],
      ),
    );
  }

  async counts(): Promise<{ readonly waiting: number; readonly failed: number }> {
    const [row] = await this.storage.all<{ waiting: number | string; failed: number | string }>(
      `SELECT (SELECT COUNT(*) FROM handlings WHERE ${isOpen}) AS waiting, (SELECT COUNT(*) FROM handlings WHERE failed_at IS NOT NULL) AS failed`,
    );
    return { waiting: Number(row?.waiting ?? 0), failed: Number(row?.failed ?? 0) };
  }

  private async openAll(keys: readonly HandlingKey[]): Promise<readonly (LedgerEntry | null)[]> {
    const { asked, parameters } = this.asked(keys);
    const rows = await this.storage.all<EntryToHandle>(
      `WITH ${asked}
       SELECT h.operation_id, h.seq, h.handler, e.name, e.actor_id, e.command_id, e.occurred_at, e.recorded_at, b.body
         FROM asked a
         JOIN handlings h ON h.operation_id = a.operation_id AND h.seq = a.seq AND h.handler = a.handler
         JOIN ledger_entries e ON e.operation_id = h.operation_id AND e.seq = h.seq
         JOIN ledger_bodies b ON b.operation_id = h.operation_id AND b.seq = h.seq
        WHERE h.done_at IS NULL AND h.failed_at IS NULL`,
      parameters,
    );
    const found = new Map(rows.map((row) => [`${row.operation_id} ${String(row.seq)} ${row.handler}`, entryOf(row)]));
    return keys.map(({ operationId, seq, handler }) => found.get(`${operationId} ${String(seq)} ${handler}`) ?? null);
  }

  private async completeAll(completions: readonly Completion[]): Promise<readonly undefined[]> {
    const inbox = completions.flatMap(({ effects }) => effects.inboxMessages ?? []);
    const now = this.clock.now();
    const deliveries = completions
      .flatMap(({ effects }) => effects.deliveries ?? [])
      .map((delivery) => (delivery.relayAt === 0 ? delivery : { ...delivery, relayAt: now + delivery.relayAt }));
    const gathered = completions.flatMap(({ effects }) => effects.gatheredMessages ?? []);
    const doneAt = new Date(now).toISOString();
    await this.writer.transaction((transaction) => {
      writeRows(transaction, this.storage.shape('inboxMessages'), inbox, 'ignore');
      writeRows(transaction, this.storage.shape('deliveries'), deliveries, 'ignore');
      writeRows(transaction, this.storage.shape('gatheredMessages'), gathered, 'ignore');
      this.set(
        transaction,
        'done_at',
        doneAt,
        completions.map(({ key }) => key),
      );
    });
    return completions.map(() => undefined);
  }

  private set(
    transaction: Transaction,
    column: 'relay_at' | 'done_at',
    value: string | number,
    keys: readonly HandlingKey[],
  ): void {
    const { asked, parameters } = this.asked(keys);
    const is = (key: string): string => `handlings.${key} = asked.${key}`;
    const sql = `WITH ${asked} UPDATE handlings SET ${column} = $${String(parameters.length + 1)} FROM asked WHERE ${['operation_id', 'seq', 'handler'].map(is).join(' AND ')}`;
    transaction.run(sql, [...parameters, value]);
  }

  /** The keys as a table of the name `asked`. On PostgreSQL as arrays: one text for any number of keys. */
  private asked(keys: readonly HandlingKey[]): { readonly asked: string; readonly parameters: readonly unknown[] } {
    const columns = [
      keys.map(({ operationId }) => operationId),
      keys.map(({ seq }) => seq),
      keys.map(({ handler }) => handler),
    ] as const;
    const table = 'asked (operation_id, seq, handler) AS';
    if (this.storage.isPostgres)
      return { asked: `${table} (SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[]))`, parameters: columns };
    const rows = evened(keys).map((_, i) => `(${placeholders(3, i * 3)})`);
    return {
      asked: `${table} (VALUES ${rows.join(', ')})`,
      parameters: evened(keys).flatMap(({ operationId, seq, handler }) => [operationId, seq, handler]),
    };
  }
}

interface EntryToHandle {
  readonly operation_id: string;
  readonly seq: number | string;
  readonly handler: string;
  // Written by the unit of work from a typed decision.
  readonly name: EventName;
  readonly actor_id: string;
  readonly command_id: string;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly body: string;
}

function entryOf(row: EntryToHandle): LedgerEntry {
  const { body, subjects } = JSON.parse(row.body) as { body: LedgerEntry['body']; subjects: readonly Subject[] };
  return {
    operationId: row.operation_id,
    seq: Number(row.seq),
    name: row.name,
    body,
    subjects,
    actorId: row.actor_id,
    commandId: row.command_id,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
  };
}
