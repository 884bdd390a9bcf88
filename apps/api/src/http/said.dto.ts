import { type ReportChannel, reportChannels } from '@corridor/domain/commands';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { IsInstant } from './is-instant';

/** The body of a write that says when it happened. */
export class SaidDto {
  /** When it is said to have happened, in operation time, ISO 8601 with offset; left out, it is now. */
  @IsOptional()
  @IsInstant()
  readonly occurredAt?: string;
}

/** Who said it, and how that reached whoever enters it. */
export class ReporterDto {
  @IsIn(reportChannels)
  readonly channel!: ReportChannel;

  /** Kept sealed. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly saidBy?: string;
}

/** A report of what happened: by whoever saw it, or entered on behalf of a reporter. */
export class ReportedDto extends SaidDto {
  @IsOptional()
  @ValidateNested()
  @Type(() => ReporterDto)
  readonly reporter?: ReporterDto;

  /** Kept sealed. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string;
}
