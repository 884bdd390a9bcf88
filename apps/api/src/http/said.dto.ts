import { IsOptional } from 'class-validator';
import { IsInstant } from './is-instant';

/** The body of a write that says when it happened. */
export class SaidDto {
  /** When it is said to have happened, in operation time, ISO 8601 with offset; left out, it is now. */
  @IsOptional()
  @IsInstant()
  readonly occurredAt?: string;
}
