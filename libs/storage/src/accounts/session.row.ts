import type { ClientKind } from '@corridor/domain/accounts';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text } from '../columns';

/** A sign-in. Revoked in the database, so at once and for every process. */
@Entity('sessions')
export class SessionRow {
  @Key() readonly id!: string;
  @Text() readonly tokenHash!: string;
  @Text() readonly accountId!: string;
  /** What it was opened from: a phone, a computer, a program. */
  @Text() readonly client!: ClientKind;
  @Text() readonly createdAt!: string;
  @Text() readonly expiresAt!: string;
  @OptionalText() readonly revokedAt!: string | null;
}
