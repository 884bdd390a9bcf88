import { LONGEST_JUMP_MINUTES } from '@corridor/domain/operations';
import { IsInt, Max, Min, ValidateBy, ValidateIf } from 'class-validator';
import { IsInstant } from '../http/is-instant';

/** By how much, or to when: one of the two. */
export class AdvanceClockDto {
  /** Minutes to go on. */
  @ValidateIf(({ to, minutes }: AdvanceClockDto) => to === undefined || minutes !== undefined)
  @ValidateBy({
    name: 'isAlone',
    validator: { validate: (_, asked) => (asked?.object as AdvanceClockDto).to === undefined },
  })
  @IsInt()
  @Min(1)
  @Max(LONGEST_JUMP_MINUTES)
  readonly minutes?: number;

  /** The moment of the operation's own time to go on to. */
  @ValidateIf(({ to }: AdvanceClockDto) => to !== undefined)
  @IsInstant()
  readonly to?: string;
}
