import type { CopyColumn, CopyPurpose, ListCopy, RecipientKind } from '@corridor/domain/lists';
import { Entity } from 'typeorm';
import { Json, Key, OptionalText, Text, Whole } from '../columns';

/** A line of the register: who was given which list. It stays. */
@Entity('list_copies')
export class ListCopyRow implements ListCopy {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly listId!: string;
  @Text() readonly versionId!: string;
  @OptionalText() readonly enclaveId!: string | null;
  @Whole() readonly number!: number;
  @Text() readonly recipientKind!: RecipientKind;
  @Text() readonly recipientId!: string;
  @Json() readonly columns!: readonly CopyColumn[];
  @Text() readonly purpose!: CopyPurpose;
  @Text() readonly hash!: string;
  @Whole() readonly people!: number;
  @Whole() readonly leftOut!: number;
  @Whole() readonly declinedToShare!: number;
  @Text() readonly askedBy!: string;
  @Text() readonly signedBy!: string;
  @Text() readonly sharedAt!: string;
  @Text() readonly expiresAt!: string;
  @OptionalText() readonly withdrawnAt!: string | null;
  @OptionalText() readonly withdrawnBy!: string | null;
  @OptionalText() readonly purgedAt!: string | null;
}
