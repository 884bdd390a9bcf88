import { type StopReason, stopReasons } from '@corridor/domain/convoys';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsInstant } from '../http/is-instant';
import { SaidDto } from '../http/said.dto';

const MOST_PEOPLE = 10_000;

/** *Left* and *Arrived*: which leg, where that is known. */
export class LegReportDto extends SaidDto {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(99)
  readonly leg?: number;
}

export class StopReportDto extends SaidDto {
  @IsIn(stopReasons)
  readonly reason: StopReason = 'unknown';

  /** When the next news is promised; it moves the clock. */
  @IsOptional()
  @IsInstant()
  readonly nextNewsBy?: string;

  /** Kept sealed. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string;
}

export class MovingReportDto extends SaidDto {}

export class ProblemReportDto extends SaidDto {
  /** Kept sealed. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string;
}

export class HeadCountDto extends SaidDto {
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  readonly patients!: number;

  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  readonly companions!: number;
}
