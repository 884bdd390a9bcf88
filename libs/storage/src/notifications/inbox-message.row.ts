import type { Severity } from '@corridor/domain/notifications';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

/** Something that a person on duty was told. Says which entry, never what it was about in words. */
@Entity('inbox_messages')
export class InboxMessageRow {
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
  @OptionalText() readonly readAt!: string | null;
  @OptionalText() readonly acknowledgedAt!: string | null;
}
