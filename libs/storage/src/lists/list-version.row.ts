import type { ListVersion } from '@corridor/domain/lists';
import { Entity } from 'typeorm';
import { Key, OptionalText, OptionalWhole, Text, Whole } from '../columns';

/** What a list said at one moment. Insert only. */
@Entity('list_versions')
export class ListVersionRow implements ListVersion {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly listId!: string;
  @Whole() readonly number!: number;
  @Text() readonly asOf!: string;
  @Text() readonly recordedAt!: string;
  @Text() readonly recordedBy!: string;
  @Text() readonly hash!: string;
  @OptionalWhole() readonly members!: number | null;
  @OptionalWhole() readonly reportedTotal!: number | null;
  @Text() readonly whatItCounts!: string;
  @OptionalText() readonly noteId!: string | null;
}
