import type { Severity, ToldEvent } from '@corridor/domain/notifications';
import type { Writer } from '../writer';

/** What every address outside is told. */
export interface ToOutside {
  readonly operationId: string;
  readonly seq: number;
  readonly event: ToldEvent;
  readonly severity: Severity;
  readonly reference: string | null;
  readonly at: string;
}

/** Deliveries that are written in one transaction: others write in between. */
const AT_ONCE = 10_000;

/**
 * Writes a delivery for each address that watched from outside when it happened. The entry and the watch make its id, so that a second run,
 * or one that a crash cut short, makes no message twice. The database does it by itself: no row passes through here.
 */
export async function fanOut(
  writer: Writer,
  { operationId, seq, event, severity, reference, at }: ToOutside,
): Promise<void> {
  let after = '';
  for (;;) {
    const last = await writer.transaction(async (transaction) => {
      const [portion] = await transaction.all<{ last: string | null }>(
        `SELECT MAX(id) AS last FROM (SELECT id FROM outside_watches
           WHERE operation_id = $1 AND id > $2 AND ended_at IS NULL AND added_at <= $3 ORDER BY id LIMIT ${String(AT_ONCE)}) p`,
        [operationId, after, at],
      );
      if (portion?.last == null) return null;
      transaction.run(
        `INSERT INTO deliveries (id, operation_id, account_id, outside_watch_id, seq, channel, lane, event, severity, reference,
           at, state, attempts, first_try_at, relay_at, leased_until)
         SELECT CAST($1 AS text) || w.id, w.operation_id, NULL, w.id, CAST($2 AS bigint), w.channel, 'bulk', CAST($3 AS text),
           CAST($4 AS text), CAST($5 AS text), CAST($6 AS text), 'pending', 0, 0, 0, 0
           FROM outside_watches w WHERE w.operation_id = $7 AND w.id > $8 AND w.id <= $9 AND w.ended_at IS NULL
             AND w.added_at <= $10
         ON CONFLICT DO NOTHING`,
        [`${String(seq)}-`, seq, event, severity, reference, at, operationId, after, portion.last, at],
      );
      return portion.last;
    });
    if (last === null) return;
    after = last;
  }
}
