import { unknown } from '@corridor/domain/commands';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';

@Injectable()
export class ContactRoutesQueries {
  constructor(private readonly storage: Storage) {}

  /** The ways that stand, first tried first. Refuses with `account.unknown` where the person holds no role here. */
  async of({ operation }: Caller, accountId: string) {
    const [[account], routes] = await Promise.all([
      this.storage.records(
        'accounts',
        `WHERE id = $1 AND id IN (SELECT account_id FROM assignments WHERE operation_id = $2 AND revoked_at IS NULL)`,
        [accountId, operation.id],
      ),
      this.storage.records('contactRoutes', 'WHERE account_id = $1 AND removed_at IS NULL ORDER BY position', [
        accountId,
      ]),
    ]);
    if (!account) throw unknown('account', accountId);
    return {
      accountId,
      timeZone: account.timeZone,
      items: routes.map(({ id, channel, address, canWake, waitMinutes }) => ({
        id,
        channel,
        address,
        canWake,
        waitMinutes,
      })),
    };
  }
}
