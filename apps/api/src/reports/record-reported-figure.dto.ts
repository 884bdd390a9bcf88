import { type Qualifier, qualifiers } from '@corridor/domain/population';
import { IsIn, IsInt, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const DAY_OR_MONTH = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/;
const MOST_PEOPLE = 50_000_000;

export class RecordReportedFigureDto {
  /** What is counted, as a code: figures of the same code stand side by side. */
  @Matches(/^[a-z][a-z0-9_]{0,39}$/)
  readonly what!: string;

  /** People. */
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  readonly value!: number;

  @IsIn(qualifiers)
  readonly qualifier!: Qualifier;

  /** The day, or the month, that the number is about. */
  @Matches(DAY_OR_MONTH)
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

  /** Whom the number counts. */
  @IsString()
  @MaxLength(500)
  readonly whatItCounts: string = '';

  @Matches(/^[A-Za-z0-9-]{0,20}$/)
  readonly sourceKey: string = '';
}
