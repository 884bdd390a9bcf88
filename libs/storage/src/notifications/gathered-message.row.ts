import type { Severity, WatchTiming } from '@corridor/domain/notifications';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

/** What somebody is told with their next digest. It becomes a message of their inbox under the same id. */
@Entity('gathered_messages')
export class GatheredMessageRow {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly accountId!: string;
  @Whole() readonly seq!: number;
  @Text() readonly event!: string;
  @Text() readonly severity!: Severity;
  @Text() readonly subjectKind!: string;
  @Text() readonly subjectId!: string;
  @OptionalText() readonly reference!: string | null;
  @Text() readonly at!: string;
  @Text() readonly timing!: WatchTiming;
  /** The convoy that must be out of the road's danger first; null where nothing is waited for. */
  @OptionalText() readonly afterAllClearOf!: string | null;
}
