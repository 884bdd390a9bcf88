import type { ReportChannel } from '@corridor/domain/commands';
import type { Call, CallSubjectKind } from '@corridor/domain/open-items';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text } from '../columns';

@Entity('calls')
export class CallRow implements Call {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @OptionalText() readonly subjectKind!: CallSubjectKind | null;
  @OptionalText() readonly subjectId!: string | null;
  @Text() readonly channel!: ReportChannel;
  @Text() readonly occurredAt!: string;
  @Text() readonly recordedAt!: string;
  @Text() readonly recordedBy!: string;
  @Text() readonly noteId!: string;
  @OptionalText() readonly saidById!: string | null;
}
