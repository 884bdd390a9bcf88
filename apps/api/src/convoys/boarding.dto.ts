import { type HandoverCondition, handoverConditions } from '@corridor/domain/convoys';
import {
  type ConsentSpeaker,
  consentSpeakers,
  type TakenOffReason,
  takenOffReasons,
} from '@corridor/domain/evacuations';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { ReportedDto, SaidDto } from '../http/said.dto';

const answersAtTheDoor = ['given', 'declined'] as const;

/** A family by the code on its card. Takes no words: whose key would seal them is not known before base has looked. */
export class BoardByCodeDto extends SaidDto {
  /** As it was read or typed; its check character must fit. */
  @IsString()
  @MaxLength(20)
  readonly code!: string;

  /** How many boarded; nobody where the destination was declined. */
  @IsInt()
  @Min(0)
  @Max(50)
  readonly people!: number;

  @IsOptional()
  @IsIn(answersAtTheDoor)
  readonly consent?: (typeof answersAtTheDoor)[number];

  @IsIn(consentSpeakers)
  readonly speaker: ConsentSpeaker = 'patient';
}

class OfFamilyDto extends ReportedDto {
  /** The patient's case. */
  @IsUUID()
  readonly caseId!: string;
}

class AtTheDoorDto extends OfFamilyDto {
  /** What was said about the destination; left out where nobody asked. A *no* boards nobody. */
  @IsOptional()
  @IsIn(answersAtTheDoor)
  readonly consent?: (typeof answersAtTheDoor)[number];

  @IsIn(consentSpeakers)
  readonly speaker: ConsentSpeaker = 'patient';
}

/** All present, but for those who are named. */
export class BoardFamilyDto extends AtTheDoorDto {
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly absent: readonly string[] = [];
}

export class BoardPersonDto extends AtTheDoorDto {
  /** The case's id for the patient, the companion's for a companion. */
  @IsUUID()
  readonly personId!: string;
}

class OfSomeDto extends OfFamilyDto {
  /** Left out: everybody of the family who is aboard. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly personIds?: readonly string[];
}

export class TakeOffDto extends OfSomeDto {
  @IsIn(takenOffReasons)
  readonly reason!: TakenOffReason;
}

export class SplitDto extends OfFamilyDto {
  /** Who of the family stays behind; the others go on. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly staying!: readonly string[];
}

export class HandOverDto extends OfSomeDto {
  @IsOptional()
  @IsUUID()
  readonly facilityId?: string;

  @IsIn(handoverConditions)
  readonly condition: HandoverCondition = 'unknown';

  /** Who received them. Kept sealed. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly receivedBy?: string;
}
