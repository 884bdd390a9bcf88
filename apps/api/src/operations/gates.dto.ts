import { type Gate, gates } from '@corridor/domain/operations';
import { ArrayMaxSize, IsArray, IsIn } from 'class-validator';

export class GatesDto {
  /** Those that apply to everybody who is to leave. */
  @IsArray()
  @ArrayMaxSize(gates.length)
  @IsIn(gates, { each: true })
  readonly gates!: readonly Gate[];
}
