import type { Language } from '@corridor/domain/accounts';
import type { OutsideChannel, OutsideWatch, WatchEnding } from '@corridor/domain/reports';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

/** The address is not a sealed value, since those are only ever added: this ciphertext must go when the watch has ended. */
@Entity('outside_watches')
export class OutsideWatchRow implements OutsideWatch {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly channel!: OutsideChannel;
  @OptionalText() readonly sealedAddress!: string | null;
  @OptionalText() readonly addressHash!: string | null;
  @Text() readonly language!: Language;
  @OptionalText() readonly organisationId!: string | null;
  @OptionalText() readonly secretId!: string | null;
  @Text() readonly addedBy!: string;
  @Text() readonly addedAt!: string;
  @OptionalText() readonly endedAt!: string | null;
  @OptionalText() readonly ending!: WatchEnding | null;
  @OptionalText() readonly endedBy!: string | null;
}
