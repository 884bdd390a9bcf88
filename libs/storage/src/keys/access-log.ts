import { sha256 } from '@corridor/platform/seal';
import { Injectable } from '@nestjs/common';
import { GENESIS } from '../ledger/chain';
import type { RecordOf } from '../records';
import { Storage } from '../storage';
import { writeRows } from '../write-rows';
import { Writer } from '../writer';

type Access = RecordOf<'accessLog'>;
type Noted = Pick<Access, 'operationId' | 'subjectKind' | 'subjectId' | 'actorId' | 'purpose' | 'at'>;

/** Who read what is sealed, of whom, and why. Its own chain an operation; written before anything is shown. */
@Injectable()
export class AccessLog {
  constructor(
    private readonly storage: Storage,
    private readonly writer: Writer,
  ) {}

  note(access: Noted): Promise<void> {
    return this.noteAll([access]);
  }

  /** Readings of one operation that belong together, one behind another: all of them are on record, or none. */
  async noteAll(accesses: readonly Noted[]): Promise<void> {
    const [first] = accesses;
    if (!first) return;
    await this.writer.transaction(async (transaction) => {
      // The operation's one lock, so that two readings cannot take the same place in the chain.
      if (this.storage.isPostgres) {
        await transaction.all('SELECT seq FROM ledger_heads WHERE operation_id = $1 FOR UPDATE', [first.operationId]);
      }
      const [last] = await transaction.all<{ seq: number | string; hash: string }>(
        'SELECT seq, hash FROM access_log WHERE operation_id = $1 ORDER BY seq DESC LIMIT 1',
        [first.operationId],
      );
      let head = { seq: Number(last?.seq ?? 0), hash: last?.hash ?? GENESIS };
      const rows = accesses.map((access) => {
        const unhashed = { ...access, seq: head.seq + 1, previousHash: head.hash };
        const row = { ...unhashed, hash: hashOf(unhashed) };
        head = row;
        return row;
      });
      writeRows(transaction, this.storage.shape('accessLog'), rows);
    });
  }

  /** Whether the operation's access log is whole. */
  isIntact(operationId: string): Promise<boolean> {
    return AccessLog.isIntact(this.storage, operationId);
  }

  static async isIntact(storage: Storage, operationId: string): Promise<boolean> {
    const rows = await storage.records('accessLog', 'WHERE operation_id = $1 ORDER BY seq', [operationId]);
    return rows.every(
      (row, i) => row.seq === i + 1 && row.hash === hashOf(row) && row.previousHash === (rows[i - 1]?.hash ?? GENESIS),
    );
  }
}

function hashOf({
  operationId,
  seq,
  subjectKind,
  subjectId,
  actorId,
  purpose,
  at,
  previousHash,
}: Omit<Access, 'hash'>): string {
  return sha256(JSON.stringify([operationId, seq, subjectKind, subjectId, actorId, purpose, at, previousHash]));
}
