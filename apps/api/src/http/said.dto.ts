import { IsISO8601, IsOptional } from 'class-validator';

/** The body of a write that says when it happened. */
export class SaidDto {
  /** When it is said to have happened, in operation time, ISO 8601 with offset; left out, it is now. */
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  readonly occurredAt?: string;
}
