import { can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import type { DisclosurePurpose } from '@corridor/domain/evacuations';
import { Storage } from '@corridor/storage/storage';
import { areaOf } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { type Page, pageOf, type PageQuery } from '../http/page';

interface Reading {
  readonly seq: number;
  readonly readBy: string;
  readonly readByName: string;
  readonly purpose: DisclosurePurpose;
  readonly at: string;
}

/** The access log as far as it is about one patient. */
@Injectable()
export class DisclosuresQueries {
  constructor(private readonly storage: Storage) {}

  /** Newest first. Refuses with `evacuation.unknown` where no such case is within the caller's reach. */
  async list({ operation, actor }: Caller, id: string, { after, limit }: PageQuery): Promise<Page<Reading>> {
    const enclaveId = await areaOf(this.storage, operation.id, { kind: 'case', id });
    const subject = { operationId: operation.id, enclaveId: enclaveId ?? null };
    if (enclaveId === undefined || !can(actor, 'evacuations.read_disclosures', subject))
      throw unknown('evacuation', id);
    const before = /^\d{1,15}$/.test(after ?? '') ? Number(after) : Number.MAX_SAFE_INTEGER;
    const rows = await this.storage.all<{
      seq: number | string;
      actor_id: string;
      name: string;
      purpose: DisclosurePurpose;
      at: string;
    }>(
      `SELECT l.seq, l.actor_id, a.name, l.purpose, l.at FROM access_log l JOIN accounts a ON a.id = l.actor_id
        WHERE l.operation_id = $1 AND l.subject_kind = 'case' AND l.subject_id = $2 AND l.seq < $3
        ORDER BY l.seq DESC LIMIT ${String(limit + 1)}`,
      [operation.id, id, before],
    );
    return pageOf(
      rows,
      limit,
      ({ seq }) => String(seq),
      ({ seq, actor_id: readBy, name: readByName, purpose, at }) => ({
        seq: Number(seq),
        readBy,
        readByName,
        purpose,
        at,
      }),
    );
  }
}
