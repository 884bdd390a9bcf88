import { IsIn, IsInt, IsString, Length, Min, ValidateIf } from 'class-validator';

export class PasteTextDto {
  /** Kept sealed for a day. */
  @IsString()
  @Length(1, 8_000)
  readonly text!: string;
}

export class SettlePastedTextDto {
  @IsIn(['logged', 'not_needed'])
  readonly outcome!: 'logged' | 'not_needed';

  /** The entry that it became. */
  @ValidateIf(({ outcome }: SettlePastedTextDto) => outcome === 'logged')
  @IsInt()
  @Min(1)
  readonly entrySeq?: number;
}
