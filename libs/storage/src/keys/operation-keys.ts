import { MasterKeys } from '@corridor/platform/master-keys';
import { newKey, type SecretKey } from '@corridor/platform/seal';
import { Injectable } from '@nestjs/common';
import type { RecordOf } from '../records';
import { Storage } from '../storage';

/** Version 0 is never sealed with: it keys the hashes that repeats are compared by, so it outlives every rotation. */
const HASHING = 0;

export interface KeysOfOperation {
  readonly hashing: SecretKey;
  readonly currentVersion: number;
  readonly sealing: (version: number) => SecretKey;
}

const placeOf = (operationId: string, version: number): string => `operation-key:${operationId}:${String(version)}`;

/** The keys of operations, unwrapped once and kept in memory while the process lives. */
@Injectable()
export class OperationKeys {
  private readonly known = new Map<string, Promise<KeysOfOperation>>();
  private readonly drawn = new Map<string, RecordOf<'operationKeys'>[]>();

  constructor(
    private readonly storage: Storage,
    private readonly master: MasterKeys,
  ) {}

  /**
   * The keys of an operation that is about to open; the rows go beside the command that opens it. Drawn once, however
   * often that command is sent, and none where it is open already.
   */
  async draw(operationId: string): Promise<RecordOf<'operationKeys'>[]> {
    const keys = await this.of(operationId);
    const drawn = this.drawn.get(operationId);
    if (drawn || keys) return drawn ?? [];
    const rows = [HASHING, 1].map((version) => ({
      operationId,
      version,
      wrapped: this.master.wrap(placeOf(operationId, version), newKey()),
    }));
    this.drawn.set(operationId, rows);
    this.known.set(operationId, Promise.resolve(this.unwrapped(rows)));
    return rows;
  }

  /** It did not open with what was drawn here: what counts is what the database holds. */
  forget(operationId: string): void {
    this.drawn.delete(operationId);
    this.known.delete(operationId);
  }

  /** Undefined where no such operation has keys. */
  async of(operationId: string): Promise<KeysOfOperation | undefined> {
    const known = this.known.get(operationId);
    if (known) return known;
    const rows = await this.storage.records('operationKeys', 'WHERE operation_id = $1 ORDER BY version', [operationId]);
    if (rows.length === 0) return undefined;
    const keys = this.unwrapped(rows);
    this.known.set(operationId, Promise.resolve(keys));
    return keys;
  }

  private unwrapped(rows: readonly RecordOf<'operationKeys'>[]): KeysOfOperation {
    const keys = new Map(
      rows.map(({ operationId, version, wrapped }) => [
        version,
        this.master.unwrap(placeOf(operationId, version), wrapped),
      ]),
    );
    const named = (version: number): SecretKey => {
      const key = keys.get(version);
      if (!key) throw new Error(`the operation has no key of version ${String(version)}`);
      return key;
    };
    return { hashing: named(HASHING), currentVersion: Math.max(...keys.keys()), sealing: named };
  }
}
