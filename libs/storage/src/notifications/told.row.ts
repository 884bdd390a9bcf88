import type { Severity } from '@corridor/domain/notifications';
import { Key, OptionalText, Text, Whole } from '../columns';

/** Which entry somebody is told of, never what it was about in words. */
export abstract class ToldRow {
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
}
