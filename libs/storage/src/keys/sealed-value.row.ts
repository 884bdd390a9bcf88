import { Entity } from 'typeorm';
import { Key, Text, Whole } from '../columns';

export type SealedBy = 'case' | 'operation';

/** One version of a value that no entry body may hold. Insert only. */
@Entity('sealed_values')
export class SealedValueRow {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly subjectKind!: string;
  @Text() readonly subjectId!: string;
  @Text() readonly field!: string;
  @Whole() readonly entrySeq!: number;
  @Text() readonly sealedBy!: SealedBy;
  @Text() readonly ciphertext!: string;
}
