import { type StopReason, stopReasons } from '@corridor/domain/convoys';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsInstant } from '../http/is-instant';
import { ReportedDto } from '../http/said.dto';

const MOST_PEOPLE = 10_000;

/** *Left* and *Arrived*: which leg, where that is known. */
export class LegReportDto extends ReportedDto {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(99)
  readonly leg?: number;
}

export class StopReportDto extends ReportedDto {
  @IsIn(stopReasons)
  readonly reason: StopReason = 'unknown';

  /** When the next news is promised; it moves the clock. */
  @IsOptional()
  @IsInstant()
  readonly nextNewsBy?: string;
}

export class MovingReportDto extends ReportedDto {}

export class ProblemReportDto extends ReportedDto {}

export class HeadCountDto extends ReportedDto {
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  readonly patients!: number;

  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  readonly companions!: number;
}
