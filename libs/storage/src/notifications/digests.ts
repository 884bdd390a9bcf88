import { lastDigestDue, type WatchTiming } from '@corridor/domain/notifications';
import { instant } from '@corridor/domain/time';
import { Clock } from '@corridor/platform/clock';
import { Injectable } from '@nestjs/common';
import { v5 as uuidFor } from 'uuid';
import { Storage } from '../storage';
import { type Transaction, Writer } from '../writer';
import { writeRows } from '../write-rows';
import { newDelivery } from './new-delivery';

/** Namespace of the ids of digests: person, timing and hour make the id, so that a second run makes the same one. */
const DIGESTS = '6c1d52f0-4c0b-5f0a-9f0e-9a1f7c2f7e31';

interface Gatherer {
  readonly operation_id: string;
  readonly account_id: string;
  readonly timing: Exclude<WatchTiming, 'at_once'>;
  readonly clock_offset_ms: number | string;
  readonly time_zone: string;
  readonly route_id: string | null;
}

/** What was gathered for people, told when their digest is due. Whoever asks, and however often: each is told once. */
@Injectable()
export class Digests {
  constructor(
    private readonly storage: Storage,
    private readonly writer: Writer,
    private readonly clock: Clock,
  ) {}

  /** Puts into the inboxes what is due by the operation's time and the reader's clock, and sends each reader one message. */
  async send(): Promise<void> {
    const gatherers = await this.storage.all<Gatherer>(
      `SELECT g.operation_id, g.account_id, g.timing, o.clock_offset_ms, COALESCE(a.time_zone, o.time_zone) AS time_zone,
         (SELECT r.id FROM contact_routes r WHERE r.account_id = g.account_id AND r.channel = 'mail'
            AND r.removed_at IS NULL AND a.disabled_at IS NULL ORDER BY r.position LIMIT 1) AS route_id
         FROM (SELECT DISTINCT operation_id, account_id, timing FROM gathered_messages) g
         JOIN operations o ON o.id = g.operation_id
         JOIN accounts a ON a.id = g.account_id`,
    );
    for (const gatherer of gatherers) {
      const now = instant(this.clock.now() + Number(gatherer.clock_offset_ms));
      const due = lastDigestDue(gatherer.timing, now, gatherer.time_zone);
      await this.writer.transaction((transaction) => this.tell(transaction, gatherer, due));
    }
  }

  private async tell(transaction: Transaction, gatherer: Gatherer, due: string): Promise<void> {
    const { operation_id: operationId, account_id: accountId, timing, route_id: routeId } = gatherer;
    const shape = this.storage.shape('gatheredMessages');
    const lock = this.storage.isPostgres ? ' FOR UPDATE SKIP LOCKED' : '';
    const raw = await transaction.all(
      `${shape.select} WHERE operation_id = $1 AND account_id = $2 AND timing = $3 AND at < $4
         AND (after_all_clear_of IS NULL OR EXISTS (SELECT 1 FROM convoys c WHERE c.id = after_all_clear_of
           AND (c.all_clear_at IS NOT NULL OR c.cancelled_at IS NOT NULL)))${lock}`,
      [operationId, accountId, timing, due],
    );
    const gathered = raw.map((row) => shape.decode(row));
    const seq = Math.max(...gathered.map((each) => each.seq));
    if (gathered.length === 0) return;
    writeRows(
      transaction,
      this.storage.shape('inboxMessages'),
      gathered.map(({ timing: _timing, afterAllClearOf: _after, ...message }) => ({
        ...message,
        readAt: null,
        acknowledgedAt: null,
      })),
      'ignore',
    );
    for (const { id } of gathered) transaction.run('DELETE FROM gathered_messages WHERE id = $1', [id]);
    if (routeId === null) return;
    const digest = newDelivery({
      id: uuidFor([operationId, accountId, timing, due, seq].join(' '), DIGESTS),
      operationId,
      accountId,
      seq,
      channel: 'mail',
      routeId,
      lane: 'bulk',
      event: 'digest',
      severity: 'info',
      reference: null,
      at: due,
    });
    writeRows(transaction, this.storage.shape('deliveries'), [digest], 'ignore');
  }
}
