import { type SubstitutionReason, substitutionReasons } from '@corridor/domain/convoys';
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
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

class SeatDto {
  /** The case's id for the patient, the companion's for a companion. */
  @IsUUID()
  readonly personId!: string;

  @IsUUID()
  readonly vehicleId!: string;

  /** The place in the vehicle, from 1. */
  @IsInt()
  @Min(1)
  @Max(300)
  readonly place!: number;
}

/** One family in the place of another. */
export class SubstituteDto {
  @IsUUID()
  readonly outCaseId!: string;

  @IsUUID()
  readonly inCaseId!: string;

  @IsIn(substitutionReasons)
  readonly reason!: SubstitutionReason;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(31)
  @ArrayUnique(({ personId }: SeatDto) => personId)
  @ValidateNested({ each: true })
  @Type(() => SeatDto)
  readonly seats!: readonly SeatDto[];

  /** Kept sealed. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string;
}
