import { type Qualifier, qualifiers } from '@corridor/domain/population';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const MOST_PEOPLE = 50_000_000;

export class RecordPopulationEstimateDto {
  @IsUUID()
  readonly enclaveId!: string;

  /** People. */
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  readonly value!: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  readonly low?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  readonly high?: number;

  @IsIn(qualifiers)
  readonly qualifier!: Qualifier;

  /** The day that the number is about. */
  @Matches(DAY)
  readonly asOf!: string;

  /** When it was published or received. */
  @Matches(DAY)
  readonly knownOn!: string;

  @IsString()
  @MaxLength(120)
  readonly knownOnBasis: string = '';

  @IsString()
  @Length(1, 120)
  readonly source!: string;

  @IsString()
  @MaxLength(120)
  readonly method: string = '';

  /** Displaced people among them. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  readonly displacedIncluded?: number;

  /** Which communities are counted. */
  @IsString()
  @MaxLength(500)
  readonly scopeNote: string = '';

  @Matches(/^[A-Za-z0-9-]{0,20}$/)
  readonly sourceKey: string = '';
}
