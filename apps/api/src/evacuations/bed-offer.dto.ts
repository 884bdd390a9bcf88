import { type ConditionGroup, conditionGroups } from '@corridor/domain/evacuations';
import { ArrayUnique, IsArray, IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import { IsInstant } from '../http/is-instant';

export class BedOfferDto {
  @IsUUID()
  readonly facilityId!: string;

  /** What the hospital can treat; none named means anything. */
  @IsArray()
  @ArrayUnique()
  @IsIn(conditionGroups, { each: true })
  readonly conditionGroups: readonly ConditionGroup[] = [];

  @IsInt()
  @Min(1)
  @Max(1_000)
  readonly beds!: number;

  @IsInt()
  @Min(0)
  @Max(30)
  readonly companionsEach: number = 1;

  @IsInstant()
  readonly validUntil!: string;
}
