import type { Permission } from '@corridor/domain/accounts';
import { Clock } from '@corridor/platform/clock';
import { randomText, sha256 } from '@corridor/platform/seal';
import { Injectable } from '@nestjs/common';
import { Storage } from '../storage';
import { type SignedIn, Sessions } from './sessions';

const BEGINNING = 'corridor_';

/** A program, and what it may: as the person who made its token, in one operation, narrowed to its permissions. */
export interface TokenHolder {
  readonly tokenId: string;
  readonly signedIn: SignedIn;
  readonly permissions: readonly Permission[];
}

export const newToken = (): string => `${BEGINNING}${randomText(32)}`;
export const hashOfToken = (token: string): string => sha256(token);

/** Keys of programs. Each request asks the database, so a revoked one, or one whose maker was removed, ends at once. */
@Injectable()
export class ApiTokens {
  constructor(
    private readonly storage: Storage,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async find(token: string): Promise<TokenHolder | null> {
    if (!token.startsWith(BEGINNING)) return null;
    const [kept] = await this.storage.records(
      'apiTokens',
      'WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > $2',
      [hashOfToken(token), new Date(this.clock.now()).toISOString()],
    );
    if (!kept) return null;
    const signedIn = await this.sessions.ofAccount(kept.accountId, kept.operationId);
    return signedIn && { tokenId: kept.id, signedIn, permissions: kept.permissions };
  }
}
