import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** More than the longest list that the sources know of. */
export const MOST_ON_A_LIST = 2_000;
const MOST_PEOPLE = 50_000_000;

/** What a list says now: whom it names (in one of three ways), how many it says it has, or both. */
export class RecordListVersionDto {
  /** The day that it says of itself. */
  @Matches(DAY)
  readonly asOf!: string;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ON_A_LIST)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly caseIds?: readonly string[];

  /** As they stand on cards. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ON_A_LIST)
  @IsString({ each: true })
  @MaxLength(12, { each: true })
  readonly codes?: readonly string[];

  /** So many as stand first on the waiting list, in the list's area. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_ON_A_LIST)
  readonly first?: number;

  /** How many the list itself says it has. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  readonly reportedTotal?: number;

  /** Whom it counts; names no person. */
  @IsString()
  @MaxLength(500)
  readonly whatItCounts: string = '';

  /** Kept sealed. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string;
}
