import type { ReportChannel } from '@corridor/domain/commands';
import type {
  ConsentSpeaker,
  SharingAnswer,
  SharingConsent,
  SharingForm,
  SharingKind,
} from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text } from '../columns';

/** What a patient said about being named to one party or hospital. Insert only. */
@Entity('sharing_consents')
export class SharingConsentRow implements SharingConsent {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly caseId!: string;
  @Text() readonly withKind!: SharingKind;
  @Text() readonly withId!: string;
  @Text() readonly answer!: SharingAnswer;
  @Text() readonly speaker!: ConsentSpeaker;
  @Text() readonly form!: SharingForm;
  @OptionalText() readonly witnessId!: string | null;
  @Text() readonly takenAt!: string;
  @Text() readonly recordedAt!: string;
  @Text() readonly recordedBy!: string;
  @OptionalText() readonly noteId!: string | null;
  @OptionalText() readonly channel!: ReportChannel | null;
  @OptionalText() readonly saidById!: string | null;
}
