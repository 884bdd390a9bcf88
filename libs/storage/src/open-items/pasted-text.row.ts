import type { PastedText, PastedTextOutcome } from '@corridor/domain/open-items';
import { Entity } from 'typeorm';
import { Key, OptionalText, OptionalWhole, Text, Whole } from '../columns';

/** Not a sealed value, since those are only ever added: this ciphertext must go when its day is over. */
@Entity('pasted_texts')
export class PastedTextRow implements PastedText {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly pastedAt!: string;
  @Text() readonly pastedBy!: string;
  @Text() readonly purgeAt!: string;
  @OptionalText() readonly sealed!: string | null;
  @OptionalText() readonly outcome!: PastedTextOutcome | null;
  @OptionalText() readonly settledAt!: string | null;
  @OptionalText() readonly settledBy!: string | null;
  @OptionalWhole() readonly entrySeq!: number | null;
}
