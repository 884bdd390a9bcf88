import {
  type Acuity,
  acuities,
  caseDecisions,
  type CaseDecision,
  type ClinicalPriority,
  clinicalPriorities,
  consentAnswers,
  type ConsentAnswer,
  consentSpeakers,
  type ConsentSpeaker,
  documentStates,
  type DocumentState,
  type TriageSystem,
  triageSystems,
} from '@corridor/domain/evacuations';
import { type Gate, gates } from '@corridor/domain/operations';
import { Type } from 'class-transformer';
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
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../http/is-instant';
import { ReportedDto, SaidDto } from '../http/said.dto';

export class AssessmentDto extends SaidDto {
  @IsIn(triageSystems)
  readonly system: TriageSystem = 'iitt';

  @IsIn(acuities)
  readonly acuity!: Acuity;

  @IsIn(clinicalPriorities)
  readonly priority!: ClinicalPriority;

  /** Days within which the patient gets worse, as far as anybody can say. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3_650)
  readonly deteriorationDays?: number;

  /** Kept sealed; read by who reviews. */
  @IsOptional()
  @IsString()
  @MaxLength(4_000)
  readonly note?: string;
}

export class ConsentDto extends ReportedDto {
  /** The hospital; left out where it is decided on arrival. */
  @IsOptional()
  @IsUUID()
  readonly facilityId?: string;

  @IsIn(consentAnswers)
  readonly answer!: ConsentAnswer;

  @IsIn(consentSpeakers)
  readonly speaker!: ConsentSpeaker;
}

/** A bed of an offer, a hospital without one, or neither: decided on arrival. */
export class DestinationDto {
  @IsOptional()
  @IsUUID()
  readonly offerId?: string;

  @IsOptional()
  @IsUUID()
  readonly facilityId?: string;
}

class PapersDto {
  /** The case's id for the patient, the companion's for a companion. */
  @IsUUID()
  readonly personId!: string;

  @IsIn(documentStates)
  readonly state!: DocumentState;
}

export class DocumentsDto extends SaidDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(31)
  @ValidateNested({ each: true })
  @Type(() => PapersDto)
  readonly people!: readonly PapersDto[];
}

export class CarersDto {
  /** Companions who care for the patient: one, or two where both are needed; nobody, where nobody does. */
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(2)
  @IsUUID(undefined, { each: true })
  readonly companionIds!: readonly string[];
}

export class OverrideDto {
  @IsUUID()
  readonly personId!: string;

  @IsIn(gates)
  readonly gate!: Gate;

  /** Why, in somebody's own words. Kept sealed. */
  @IsString()
  @Length(3, 2_000)
  readonly reason!: string;
}

export class DecisionDto {
  @IsIn(caseDecisions)
  readonly decision!: CaseDecision;

  /** By when somebody looks at it again, where the decision asks for that. */
  @IsOptional()
  @IsInstant()
  readonly reviewAt?: string;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string;
}
