import type { RecordOf } from '@corridor/storage/records';
import { areasOf } from '@corridor/domain/accounts';
import { usualWatches } from '@corridor/domain/notifications';
import { Storage } from '@corridor/storage/storage';
import { aboutWithin } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { type Page, pageOf, type PageQuery } from '../http/page';

type Shown = Pick<
  RecordOf<'inboxMessages'>,
  'id' | 'event' | 'severity' | 'subjectKind' | 'subjectId' | 'reference' | 'at' | 'readAt' | 'acknowledgedAt'
>;

@Injectable()
export class NotificationsQueries {
  constructor(private readonly storage: Storage) {}

  /** The caller's own inbox, newest first. */
  async inbox({ actor, operation }: Caller, { after, limit }: PageQuery): Promise<Page<Shown>> {
    const before = /^\d{1,15}$/.test(after ?? '') ? Number(after) : Number.MAX_SAFE_INTEGER;
    const rows = await this.storage.records(
      'inboxMessages',
      `WHERE account_id = $1 AND operation_id = $2 AND seq < $3 ORDER BY seq DESC LIMIT ${String(limit + 1)}`,
      [actor.accountId, operation.id, before],
    );
    return pageOf(
      rows,
      limit,
      ({ seq }) => String(seq),
      ({ accountId: _account, operationId: _operation, seq: _seq, ...shown }) => shown,
    );
  }

  /** With what the caller's roles usually watch and they do not yet. */
  async watches({ operation, actor, now }: Caller) {
    const parameters: unknown[] = [operation.id, actor.accountId];
    const seen = aboutWithin(areasOf(actor, 'convoys.read'), 'scope_id', parameters);
    const rows = await this.storage.all<Record<string, unknown> & { name: string }>(
      `${this.storage.shape('watches').select.replace(' FROM ', ', (SELECT name FROM accounts a WHERE a.id = watches.account_id) AS name FROM ')}
        WHERE operation_id = $1 AND (account_id = $2 OR (TRUE${seen})) ORDER BY on_duty_from DESC, id`,
      parameters,
    );
    const watches = rows.map((row) => ({ ...this.storage.shape('watches').decode(row), name: row.name }));
    const standing = watches.filter(({ onDutyUntil }) => onDutyUntil === null || onDutyUntil > now);
    return {
      items: watches.map(({ operationId: _operation, ...watch }) => watch),
      usual: usualWatches(actor, standing),
    };
  }
}
