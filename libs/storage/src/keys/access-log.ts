import { sha256 } from '@corridor/platform/seal';
import { Injectable } from '@nestjs/common';
import { GENESIS } from '../ledger/chain';
import type { RecordOf } from '../records';
import { Storage } from '../storage';
import { writeRows } from '../write-rows';
import { Writer } from '../writer';

type Access = RecordOf<'accessLog'>;
type Reading = Pick<Access, 'operationId' | 'subjectKind' | 'subjectId' | 'actorId' | 'purpose' | 'at'>;

/** Who read what is sealed, of whom, and why. Its own chain an operation; written before anything is shown. */
@Injectable()
export class AccessLog {
  constructor(
    private readonly storage: Storage,
    private readonly writer: Writer,
  ) {}

  note(access: Reading): Promise<void> {
    return this.noteAll([access]);
  }

  /** Readings of one operation, in one go: all of them are on record, or none. */
  async noteAll(readings: readonly Reading[]): Promise<void> {
    const [first] = readings;
    if (!first) return;
    const { operationId } = first;
    await this.writer.transaction(async (transaction) => {
      // The operation's one lock, so that two readings cannot take the same place in the chain.
      if (this.storage.isPostgres) {
        await transaction.all('SELECT seq FROM ledger_heads WHERE operation_id = $1 FOR UPDATE', [operationId]);
      }
      const [last] = await transaction.all<{ seq: number | string; hash: string }>(
        'SELECT seq, hash FROM access_log WHERE operation_id = $1 ORDER BY seq DESC LIMIT 1',
        [operationId],
      );
      let [seq, previousHash] = [Number(last?.seq ?? 0), last?.hash ?? GENESIS];
      const rows = readings.map((reading): Access => {
        const unhashed = { ...reading, seq: (seq += 1), previousHash };
        previousHash = hashOf(unhashed);
        return { ...unhashed, hash: previousHash };
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
