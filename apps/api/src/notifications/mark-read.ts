import { Writer } from '@corridor/storage/writer';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';

/** An inbox mark is the person's own and no part of the record: it is in no ledger. */
@Injectable()
export class MarkRead {
  constructor(private readonly writer: Writer) {}

  async execute({ actor, now }: Caller, messageId: string): Promise<void> {
    await this.writer.transaction((transaction) =>
      transaction.run('UPDATE inbox_messages SET read_at = $1 WHERE id = $2 AND account_id = $3 AND read_at IS NULL', [
        now,
        messageId,
        actor.accountId,
      ]),
    );
  }
}
