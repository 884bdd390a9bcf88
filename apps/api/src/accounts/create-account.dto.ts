import { type Language, languages } from '@corridor/domain/accounts';
import { IsEmail, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { GrantRolesDto } from './grant-roles.dto';

/** A new person, with the roles that they begin with. */
export class CreateAccountDto extends GrantRolesDto {
  /** What they sign in with. */
  @Matches(/^[a-z0-9][a-z0-9._-]{1,39}$/)
  readonly name!: string;

  /** Left out where the person is to choose their own, by the link of an invitation. */
  @IsOptional()
  @IsString()
  @Length(12, 200)
  readonly passphrase?: string;

  @IsOptional()
  @IsEmail()
  readonly email?: string;

  @IsIn(languages)
  readonly language: Language = 'ar';
}
