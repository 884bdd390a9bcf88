import type { ReportChannel } from '@corridor/domain/commands';
import type { Consent, ConsentAnswer, ConsentSpeaker } from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text } from '../columns';

@Entity('consents')
export class ConsentRow implements Consent {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly caseId!: string;
  @OptionalText() readonly facilityId!: string | null;
  @Text() readonly answer!: ConsentAnswer;
  @Text() readonly speaker!: ConsentSpeaker;
  @Text() readonly takenAt!: string;
  @Text() readonly recordedAt!: string;
  @Text() readonly recordedBy!: string;
  @Text() readonly validUntil!: string;
  @OptionalText() readonly noteId!: string | null;
  @OptionalText() readonly channel!: ReportChannel | null;
  @OptionalText() readonly saidById!: string | null;
}
