import type { ReportChannel } from '@corridor/domain/commands';
import type { Clearance, ClearanceAnswer, ClearanceCondition } from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Json, Key, OptionalText, Text } from '../columns';

@Entity('clearances')
export class ClearanceRow implements Clearance {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly partyId!: string;
  @Text() readonly caseId!: string;
  @Text() readonly personId!: string;
  @Text() readonly answer!: ClearanceAnswer;
  @Json() readonly conditions!: readonly ClearanceCondition[];
  @OptionalText() readonly validFrom!: string | null;
  @OptionalText() readonly validUntil!: string | null;
  @Text() readonly at!: string;
  @Text() readonly recordedAt!: string;
  @Text() readonly recordedBy!: string;
  @OptionalText() readonly noteId!: string | null;
  @OptionalText() readonly channel!: ReportChannel | null;
  @OptionalText() readonly saidById!: string | null;
}
