import type { ApiToken, Permission } from '@corridor/domain/accounts';
import { Entity } from 'typeorm';
import { Json, Key, OptionalText, Text, Whole } from '../columns';

/** A key of a program. Only its hash is kept. */
@Entity('api_tokens')
export class ApiTokenRow implements ApiToken {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly name!: string;
  @Text() readonly tokenHash!: string;
  @Text() readonly accountId!: string;
  @Json() readonly permissions!: readonly Permission[];
  @Text() readonly issuedAt!: string;
  @Text() readonly expiresAt!: string;
  @OptionalText() readonly revokedAt!: string | null;
}
