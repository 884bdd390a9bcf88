import { can } from '@corridor/domain/accounts';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly account_id: string;
  readonly account_name: string;
  readonly enrolled_at: string;
  readonly revoked_at: string | null;
  readonly last_heard_at: string | null;
}

@Injectable()
export class DevicesQueries {
  constructor(private readonly storage: Storage) {}

  /** The caller's own; everybody's for who may take one out of use. Those in use first, the newest of them first. */
  async list({ operation, actor }: Caller) {
    const mine = can(actor, 'devices.revoke') ? '' : ' AND d.account_id = $2';
    const rows = await this.storage.all<Row>(
      `SELECT d.id, d.name, d.account_id, a.name AS account_name, d.enrolled_at, d.revoked_at,
              (SELECT MAX(e.recorded_at) FROM ledger_entries e
                WHERE e.operation_id = d.operation_id AND e.device_id = d.id) AS last_heard_at
         FROM devices d JOIN accounts a ON a.id = d.account_id
        WHERE d.operation_id = $1${mine}
        ORDER BY CASE WHEN d.revoked_at IS NULL THEN 0 ELSE 1 END, d.id DESC LIMIT 500`,
      [operation.id, ...(mine === '' ? [] : [actor.accountId])],
    );
    return {
      items: rows.map((row) => ({
        id: row.id,
        name: row.name,
        accountId: row.account_id,
        accountName: row.account_name,
        isMine: row.account_id === actor.accountId,
        enrolledAt: row.enrolled_at,
        revokedAt: row.revoked_at,
        lastHeardAt: row.last_heard_at,
      })),
    };
  }
}
