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

const aCount = (): PropertyDecorator => (target, key) => {
  for (const check of [IsInt(), Min(0), Max(MOST_PEOPLE)]) check(target, key);
};

/** People without a case aboard, as they are counted now: women, men, girls, boys. */
export class OthersDto extends ReportedDto {
  @aCount()
  readonly women: number = 0;

  @aCount()
  readonly men: number = 0;

  @aCount()
  readonly girls: number = 0;

  @aCount()
  readonly boys: number = 0;
}
