import {
  clearanceAnswers,
  type ClearanceAnswer,
  clearanceConditions,
  type ClearanceCondition,
} from '@corridor/domain/evacuations';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../http/is-instant';
import { ReportedDto } from '../http/said.dto';

export class SeenCaseDto {
  @IsUUID()
  readonly id!: string;

  /** The version that whoever enters it saw. */
  @IsInt()
  @Min(1)
  readonly seenVersion!: number;
}

/** One answer for many: it holds for every person of these cases but the exceptions. */
export class ClearanceDto extends ReportedDto {
  @IsUUID()
  readonly partyId!: string;

  @IsIn(clearanceAnswers)
  readonly answer!: ClearanceAnswer;

  @IsArray()
  @ArrayUnique()
  @IsIn(clearanceConditions, { each: true })
  readonly conditions: readonly ClearanceCondition[] = [];

  @IsOptional()
  @IsInstant()
  readonly validFrom?: string;

  @IsOptional()
  @IsInstant()
  readonly validUntil?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ArrayUnique(({ id }: SeenCaseDto) => id)
  @ValidateNested({ each: true })
  @Type(() => SeenCaseDto)
  readonly cases!: readonly SeenCaseDto[];

  /** Patients by their case's id, companions by their own. */
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  readonly except: readonly string[] = [];
}
