import { type AffectedAnswer, affectedAnswers, type IncidentKind, incidentKinds } from '@corridor/domain/incidents';
import {
  IsIn,
  IsInt,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { SaidDto } from '../http/said.dto';

/** What, where, when, how many hurt, are we affected. There is no field for who did it, and none is wanted. */
export class ReportIncidentDto extends SaidDto {
  @IsIn(incidentKinds)
  readonly kind!: IncidentKind;

  @IsOptional()
  @IsUUID()
  readonly enclaveId?: string;

  @IsOptional()
  @IsNumber()
  @IsLatitude()
  readonly latitude?: number;

  @IsOptional()
  @IsNumber()
  @IsLongitude()
  readonly longitude?: number;

  /** How far off the point may be. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200_000)
  readonly precisionMetres?: number;

  /** People hurt; left out where nobody knows. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  readonly hurt?: number | null;

  @IsIn(affectedAnswers)
  readonly areWeAffected!: AffectedAnswer;

  /** Kept sealed. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string;
}
