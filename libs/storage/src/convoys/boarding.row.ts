import type { ReportChannel } from '@corridor/domain/commands';
import type { Boarding, HandoverCondition, PersonKind } from '@corridor/domain/convoys';
import type { OffReason, StepKind } from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text } from '../columns';

@Entity('boardings')
export class BoardingRow implements Boarding {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly convoyId!: string;
  @Text() readonly reportId!: string;
  @Text() readonly caseId!: string;
  @Text() readonly personId!: string;
  @Text() readonly personKind!: PersonKind;
  @Text() readonly kind!: StepKind;
  @OptionalText() readonly reason!: OffReason | null;
  @OptionalText() readonly facilityId!: string | null;
  @OptionalText() readonly condition!: HandoverCondition | null;
  @Text() readonly occurredAt!: string;
  @Text() readonly recordedAt!: string;
  @Text() readonly reportedBy!: string;
  @OptionalText() readonly noteId!: string | null;
  @OptionalText() readonly receivedById!: string | null;
  @OptionalText() readonly channel!: ReportChannel | null;
  @OptionalText() readonly saidById!: string | null;
}
