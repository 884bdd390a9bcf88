import { IsOptional, IsString, MaxLength } from 'class-validator';

export class SettleDeathDto {
  /** What the call back brought. Kept sealed. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string;
}
