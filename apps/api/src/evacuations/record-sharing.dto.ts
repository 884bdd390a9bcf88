import {
  consentSpeakers,
  type ConsentSpeaker,
  sharingAnswers,
  type SharingAnswer,
  sharingForms,
  type SharingForm,
  sharingKinds,
  type SharingKind,
} from '@corridor/domain/evacuations';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ReportedDto } from '../http/said.dto';
import { ManyDto } from './answer-for-many.dto';

/** What the patient, or who speaks for them, said about being named to one party or hospital. Nothing is taken as said. */
export class SharingDto extends ReportedDto {
  @IsIn(sharingKinds)
  readonly withKind!: SharingKind;

  /** The party, or the hospital. */
  @IsUUID()
  readonly withId!: string;

  @IsIn(sharingAnswers)
  readonly answer!: SharingAnswer;

  @IsIn(consentSpeakers)
  readonly speaker!: ConsentSpeaker;

  @IsIn(sharingForms)
  readonly form!: SharingForm;

  /** Who heard a spoken answer. Kept sealed. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly witness?: string;
}

export class SharingOfManyDto extends ManyDto {
  @IsIn(sharingKinds)
  readonly withKind!: SharingKind;

  /** The party, or the hospital. */
  @IsUUID()
  readonly withId!: string;

  @IsIn(sharingAnswers)
  readonly answer!: SharingAnswer;

  /** Left out: a guardian for a child, else the patient. */
  @IsOptional()
  @IsIn(consentSpeakers)
  readonly speaker?: ConsentSpeaker;

  @IsIn(sharingForms)
  readonly form!: SharingForm;
}
