import type { ReportChannel } from '@corridor/domain/commands';
import type { ConvoyReport, ReportKind, StopReason } from '@corridor/domain/convoys';
import { Entity } from 'typeorm';
import { Key, OptionalText, OptionalWhole, Text } from '../columns';

@Entity('convoy_reports')
export class ConvoyReportRow implements ConvoyReport {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly convoyId!: string;
  @Text() readonly kind!: ReportKind;
  @OptionalWhole() readonly legPosition!: number | null;
  @Text() readonly occurredAt!: string;
  @Text() readonly recordedAt!: string;
  @Text() readonly reportedBy!: string;
  @OptionalText() readonly reason!: StopReason | null;
  @OptionalText() readonly nextNewsBy!: string | null;
  @OptionalWhole() readonly patients!: number | null;
  @OptionalWhole() readonly companions!: number | null;
  @OptionalWhole() readonly women!: number | null;
  @OptionalWhole() readonly men!: number | null;
  @OptionalWhole() readonly girls!: number | null;
  @OptionalWhole() readonly boys!: number | null;
  @OptionalText() readonly saidCode!: string | null;
  @OptionalWhole() readonly people!: number | null;
  @OptionalText() readonly noteId!: string | null;
  @OptionalText() readonly channel!: ReportChannel | null;
  @OptionalText() readonly saidById!: string | null;
}
