import { type LikenessText, likenessTexts, type PersonFacts, type PersonToken } from '@corridor/domain/evacuations';
import type { Instant } from '@corridor/domain/time';
import { keyedHash } from '@corridor/platform/seal';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { OperationKeys } from './operation-keys';

/** Enough that two texts never share one by chance, and less than a whole hash in an index. */
const TOKEN_LENGTH = 32;

/**
 * Hashes what is known of who somebody is. The key is made from the one that the operation's repeats are hashed with: that
 * one outlives every rotation, so tokens of different years compare, and it is nowhere in the database unwrapped, so
 * nobody who only has the database can try names against them.
 */
@Injectable()
export class PersonTokens {
  constructor(private readonly keys: OperationKeys) {}

  async of(
    operationId: string,
    people: readonly PersonFacts[],
    now: Instant,
  ): Promise<Pick<PersonToken, 'id' | 'kind' | 'token'>[][]> {
    const keys = await this.keys.of(operationId);
    if (!keys) throw new Error('the operation has no keys');
    const key = Buffer.from(keyedHash(keys.hashing, 'person-tokens'), 'hex');
    const hashed = ({ kind, text }: LikenessText) => ({
      id: uuid(),
      kind,
      token: keyedHash(key, text).slice(0, TOKEN_LENGTH),
    });
    return people.map((person) => likenessTexts(person, now).map(hashed));
  }

  /** A text's hash that only this operation can make: the same file is known again, and cannot be guessed. */
  async hash(operationId: string, text: string): Promise<string> {
    const keys = await this.keys.of(operationId);
    if (!keys) throw new Error('the operation has no keys');
    return keyedHash(keys.hashing, text);
  }
}
