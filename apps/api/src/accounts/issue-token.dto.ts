import { LONGEST_TOKEN_DAYS, tokenPermissions } from '@corridor/domain/accounts';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsInt, IsString, Length, Max, Min } from 'class-validator';

export class IssueTokenDto {
  /** What the program is, for people who read the list. */
  @IsString()
  @Length(1, 80)
  readonly name!: string;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(tokenPermissions, { each: true })
  readonly permissions!: readonly (typeof tokenPermissions)[number][];

  /** Days until it is over. */
  @IsInt()
  @Min(1)
  @Max(LONGEST_TOKEN_DAYS)
  readonly days!: number;
}
