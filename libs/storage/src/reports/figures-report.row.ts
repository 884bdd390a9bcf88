import type { FigureKey, FiguresReport, ReportState } from '@corridor/domain/reports';
import { Entity } from 'typeorm';
import { Json, Key, OptionalText, OptionalWhole, Text, Whole } from '../columns';

/** What a released one says is barred from changing in the database itself. */
@Entity('figures_reports')
export class FiguresReportRow implements FiguresReport {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly reference!: string;
  @Text() readonly state!: ReportState;
  @Text() readonly periodFrom!: string;
  @Text() readonly periodTo!: string;
  @Json() readonly figures!: readonly FigureKey[];
  @OptionalText() readonly supersedesId!: string | null;
  @OptionalText() readonly supersededById!: string | null;
  @Text() readonly draftedBy!: string;
  @Text() readonly draftedAt!: string;
  @OptionalText() readonly discardedBy!: string | null;
  @OptionalText() readonly discardedAt!: string | null;
  @OptionalText() readonly releasedBy!: string | null;
  @OptionalText() readonly releasedAt!: string | null;
  @OptionalText() readonly countersignedBy!: string | null;
  @OptionalText() readonly countersignedAt!: string | null;
  @OptionalText() readonly asOf!: string | null;
  @OptionalWhole() readonly madeFromSeq!: number | null;
  @OptionalText() readonly content!: string | null;
  @OptionalText() readonly sha256!: string | null;
}
