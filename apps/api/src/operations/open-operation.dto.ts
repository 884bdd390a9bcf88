import { type Gate, gates, operationKinds, type OperationKind } from '@corridor/domain/operations';
import {
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsTimeZone,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { IsInstant } from '../http/is-instant';

export class OpenOperationDto {
  /** What people call it. */
  @IsString()
  @Length(1, 80)
  readonly name!: string;

  @IsIn(operationKinds)
  readonly kind!: OperationKind;

  /** IANA zone that people read times in. */
  @IsTimeZone()
  readonly timeZone: string = 'Asia/Damascus';

  /** Hours after an all-clear before its counts may be in a donor's figure. */
  @IsInt()
  @Min(0)
  @Max(24 * 90)
  readonly embargoHours: number = 48;

  /** The gates that apply to everybody who is to leave; all of them, where nothing is said. */
  @IsArray()
  @ArrayUnique()
  @IsIn(gates, { each: true })
  readonly gates: readonly Gate[] = gates;

  /** Exercises only: the moment at which the exercise's clock opens. Its years must not run out. */
  @IsOptional()
  @IsInstant()
  @Matches(/^(19|20|21)/)
  readonly opensAt?: string;
}
