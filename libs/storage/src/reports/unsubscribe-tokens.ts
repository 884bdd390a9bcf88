import { keyedHash } from '@corridor/platform/seal';
import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { OperationKeys } from '../keys/operation-keys';
import { Storage } from '../storage';

const TOKEN = /^([0-9a-f-]{36})\.([0-9a-f]{64})$/;

/**
 * What stands in the link by which somebody outside unsubscribes: the watch's id and a hash under the operation's key that
 * outlives rotations. A mail from long ago still ends its watch, and nobody makes a token for another's.
 */
@Injectable()
export class UnsubscribeTokens {
  constructor(
    private readonly storage: Storage,
    private readonly keys: OperationKeys,
  ) {}

  /** Throws where no such operation has keys. */
  async of(operationId: string, watchId: string): Promise<string> {
    const keys = await this.keys.of(operationId);
    if (!keys) throw new Error('the operation has no keys');
    return `${watchId}.${keyedHash(keys.hashing, `unsubscribe:${operationId}:${watchId}`)}`;
  }

  /** Whose watch it ends; null for what is no token, or another's. */
  async read(token: string): Promise<{ readonly id: string; readonly operationId: string } | null> {
    const [, id] = TOKEN.exec(token) ?? [];
    if (id === undefined) return null;
    const [watch] = await this.storage.records('outsideWatches', 'WHERE id = $1', [id]);
    if (!watch) return null;
    const { operationId } = watch;
    const isIts = timingSafeEqual(Buffer.from(await this.of(operationId, id)), Buffer.from(token));
    return isIts ? { id, operationId } : null;
  }
}
