import { Deliveries } from '@corridor/storage/notifications/deliveries';
import { Storage } from '@corridor/storage/storage';
import { Writer } from '@corridor/storage/writer';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';

/** An inbox mark is the person's own and no part of the record: it is in no ledger. */
@Injectable()
export class MarkRead {
  constructor(
    private readonly storage: Storage,
    private readonly writer: Writer,
    private readonly deliveries: Deliveries,
  ) {}

  async execute({ actor, now }: Caller, messageId: string): Promise<void> {
    await this.writer.transaction((transaction) =>
      transaction.run('UPDATE inbox_messages SET read_at = $1 WHERE id = $2 AND account_id = $3 AND read_at IS NULL', [
        now,
        messageId,
        actor.accountId,
      ]),
    );
  }

  /** Somebody says that they have seen it: no other way to reach them is tried any more. */
  async acknowledge({ actor, now }: Caller, messageId: string): Promise<void> {
    const own = 'id = $1 AND account_id = $2';
    const [message] = await this.storage.records('inboxMessages', `WHERE ${own}`, [messageId, actor.accountId]);
    if (!message) return;
    await this.writer.transaction((transaction) =>
      transaction.run(
        `UPDATE inbox_messages SET read_at = COALESCE(read_at, $1), acknowledged_at = COALESCE(acknowledged_at, $2)
          WHERE id = $3 AND account_id = $4`,
        [now, now, messageId, actor.accountId],
      ),
    );
    await this.deliveries.acknowledged(message.operationId, actor.accountId, message.seq);
  }
}
