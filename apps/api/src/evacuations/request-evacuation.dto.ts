import {
  acuities,
  type Acuity,
  type AgeBand,
  ageBands,
  type ClinicalPriority,
  clinicalPriorities,
  type CompanionRelation,
  companionRelations,
  type ConditionGroup,
  conditionGroups,
  mobilities,
  type Mobility,
  type Sex,
  sexes,
} from '@corridor/domain/evacuations';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { SaidDto } from '../http/said.dto';

export class CompanionDto {
  @IsIn(companionRelations)
  readonly relation: CompanionRelation = 'other';

  @IsIn(sexes)
  readonly sex: Sex = 'unknown';

  @IsIn(ageBands)
  readonly ageBand: AgeBand = 'unknown';

  /** Whether this one cares for the patient; left out of all of them, a young child's mother, father or guardian does. */
  @IsOptional()
  @IsBoolean()
  readonly isCarer?: boolean;

  /** Kept sealed. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly name?: string;
}

/** A patient who needs to leave. *Unknown* is an answer everywhere. */
export class RequestEvacuationDto extends SaidDto {
  @IsUUID()
  readonly enclaveId!: string;

  @IsOptional()
  @IsUUID()
  readonly facilityId?: string;

  @IsIn(clinicalPriorities)
  readonly priority: ClinicalPriority = 'unknown';

  @IsIn(acuities)
  readonly acuity: Acuity = 'unknown';

  @IsIn(mobilities)
  readonly mobility: Mobility = 'unknown';

  @IsIn(ageBands)
  readonly ageBand: AgeBand = 'unknown';

  @IsIn(sexes)
  readonly sex: Sex = 'unknown';

  @IsIn(conditionGroups)
  readonly conditionGroup: ConditionGroup = 'unknown';

  /** A code that stands on the patient's card already. */
  @IsOptional()
  @IsString()
  @MaxLength(12)
  readonly cardCode?: string;

  /** Kept sealed under the case's own key, like every word below. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly patientName?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly motherName?: string;

  /** In whole months, which is how an infant's age is told. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_440)
  readonly ageMonths?: number;

  /** The number under which whoever sent a list knows the patient. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly senderNumber?: string;

  @IsOptional()
  @IsString()
  @MaxLength(4_000)
  readonly diagnosis?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly contact?: string;

  @IsOptional()
  @IsString()
  @MaxLength(4_000)
  readonly note?: string;

  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => CompanionDto)
  readonly companions: readonly CompanionDto[] = [];
}
