import { IsString, Length } from 'class-validator';

export class ResolveOpenItemDto {
  /** What was found out and done. Kept sealed. */
  @IsString()
  @Length(1, 2_000)
  readonly note!: string;
}
