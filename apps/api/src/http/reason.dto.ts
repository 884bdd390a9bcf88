import { IsString, Length } from 'class-validator';

export class ReasonDto {
  /** Why, in somebody's own words. Kept sealed. */
  @IsString()
  @Length(3, 2_000)
  readonly reason!: string;
}
