import { MasterKeys } from '@corridor/platform/master-keys';
import { newKey, type SecretKey } from '@corridor/platform/seal';
import { Injectable } from '@nestjs/common';
import type { RecordOf } from '../records';
import { Storage } from '../storage';
import type { Transaction } from '../writer';

/** Version 0 is never sealed with: it keys the hashes that repeats are compared by, so it outlives every rotation. */
const HASHING = 0;

export interface KeysOfOperation {
  readonly hashing: SecretKey;
  readonly currentVersion: number;
  readonly sealing: (version: number) => SecretKey;
}

/** What seals under the key before it for so long is wrapped anew by the sweep. */
const KEPT_MS = 10_000;

const placeOf = (operationId: string, version: number): string => `operation-key:${operationId}:${String(version)}`;

/** The keys of operations, unwrapped and kept in memory for some seconds, so that a rotation in another process is heard of. */
@Injectable()
export class OperationKeys {
  private readonly known = new Map<string, { readonly keys: KeysOfOperation; readonly until: number }>();
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
    this.keep(operationId, this.unwrapped(rows));
    return rows;
  }

  /** A key of the next version; its row goes beside the command that puts it in its place. Undefined where no such operation has keys. */
  async drawNext(operationId: string): Promise<RecordOf<'operationKeys'> | undefined> {
    const keys = await this.current(operationId);
    if (!keys) return undefined;
    const version = keys.currentVersion + 1;
    return { operationId, version, wrapped: this.master.wrap(placeOf(operationId, version), newKey()) };
  }

  /** The keys as the database holds them now. */
  current(operationId: string): Promise<KeysOfOperation | undefined> {
    this.forget(operationId);
    return this.of(operationId);
  }

  /** Whether a master key that is no longer the first wrapped any. */
  async hasOld(): Promise<boolean> {
    const rows = await this.storage.all<{ wrapped: string }>('SELECT wrapped FROM operation_keys');
    return rows.some(({ wrapped }) => !this.master.isCurrent(wrapped));
  }

  /** Keys that this version may be among: read anew where another process has put in a newer one. */
  async holding(operationId: string, version: number): Promise<KeysOfOperation | undefined> {
    const known = await this.of(operationId);
    if (!known || version <= known.currentVersion) return known;
    this.forget(operationId);
    return this.of(operationId);
  }

  /** Wraps anew, under the current master key, what an older one wrapped. Returns how many keys that was. */
  async rewrap(transaction: Transaction): Promise<number> {
    const rows = await transaction.all<{ operation_id: string; version: number | string; wrapped: string }>(
      `SELECT operation_id, version, wrapped FROM operation_keys${this.storage.isPostgres ? ' FOR UPDATE' : ''}`,
    );
    const old = rows.filter(({ wrapped }) => !this.master.isCurrent(wrapped));
    for (const { operation_id: operationId, version, wrapped } of old) {
      const place = placeOf(operationId, Number(version));
      transaction.run('UPDATE operation_keys SET wrapped = $1 WHERE operation_id = $2 AND version = $3', [
        this.master.wrap(place, this.master.unwrap(place, wrapped)),
        operationId,
        Number(version),
      ]);
    }
    return old.length;
  }

  /** It did not open with what was drawn here: what counts is what the database holds. */
  forget(operationId: string): void {
    this.drawn.delete(operationId);
    this.known.delete(operationId);
  }

  /** Undefined where no such operation has keys. */
  async of(operationId: string): Promise<KeysOfOperation | undefined> {
    const known = this.known.get(operationId);
    if (known && known.until > performance.now()) return known.keys;
    const rows = await this.storage.records('operationKeys', 'WHERE operation_id = $1 ORDER BY version', [operationId]);
    // One that is only being opened here stands nowhere else yet.
    if (rows.length === 0) return this.drawn.has(operationId) ? known?.keys : undefined;
    const keys = this.unwrapped(rows);
    this.keep(operationId, keys);
    return keys;
  }

  private keep(operationId: string, keys: KeysOfOperation): void {
    this.known.set(operationId, { keys, until: performance.now() + KEPT_MS });
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
