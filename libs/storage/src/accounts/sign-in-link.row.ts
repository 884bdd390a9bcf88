import type { LinkPurpose, SignInLink } from '@corridor/domain/accounts';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text } from '../columns';

/** A link that lets somebody in once. Only a hash of what stands in it is kept. */
@Entity('sign_in_links')
export class SignInLinkRow implements SignInLink {
  @Key() readonly id!: string;
  @Text() readonly tokenHash!: string;
  @Text() readonly operationId!: string;
  @Text() readonly accountId!: string;
  @Text() readonly purpose!: LinkPurpose;
  @Text() readonly issuedBy!: string;
  @Text() readonly issuedAt!: string;
  @Text() readonly expiresAt!: string;
  @OptionalText() readonly usedAt!: string | null;
}
