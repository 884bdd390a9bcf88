import type { ReportChannel } from '@corridor/domain/commands';
import type { DeathOutcome, DeathReport } from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

@Entity('death_reports')
export class DeathReportRow implements DeathReport {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly caseId!: string;
  @Text() readonly occurredAt!: string;
  @Text() readonly recordedAt!: string;
  @Text() readonly reportedBy!: string;
  @OptionalText() readonly noteId!: string | null;
  @OptionalText() readonly channel!: ReportChannel | null;
  @OptionalText() readonly saidById!: string | null;
  @Text() readonly outcome!: DeathOutcome;
  @OptionalText() readonly settledAt!: string | null;
  @OptionalText() readonly settledBy!: string | null;
}
