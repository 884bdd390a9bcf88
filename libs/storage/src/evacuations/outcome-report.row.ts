import type { ReportChannel } from '@corridor/domain/commands';
import type {
  OutcomeReport,
  ReportableOutcome,
  SafeReturnCheck,
  VoluntaryAnswer,
  WardType,
} from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text } from '../columns';

@Entity('outcome_reports')
export class OutcomeReportRow implements OutcomeReport {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly caseId!: string;
  @Text() readonly outcome!: ReportableOutcome;
  @OptionalText() readonly facilityId!: string | null;
  @OptionalText() readonly ward!: WardType | null;
  @OptionalText() readonly followUpOn!: string | null;
  @OptionalText() readonly followUpDueAt!: string | null;
  @OptionalText() readonly voluntary!: VoluntaryAnswer | null;
  @OptionalText() readonly safeReturnCheck!: SafeReturnCheck | null;
  @Text() readonly occurredAt!: string;
  @Text() readonly recordedAt!: string;
  @Text() readonly reportedBy!: string;
  @OptionalText() readonly noteId!: string | null;
  @OptionalText() readonly channel!: ReportChannel | null;
  @OptionalText() readonly saidById!: string | null;
}
