import { type Language, languages, type Role, roles } from '@corridor/domain/accounts';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';

export class CreateAccountDto {
  /** What they sign in with. */
  @Matches(/^[a-z0-9][a-z0-9._-]{1,39}$/)
  readonly name!: string;

  /** Left out where the person is to choose their own, by the link of an invitation. */
  @IsOptional()
  @IsString()
  @Length(12, 200)
  readonly passphrase?: string;

  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(roles, { each: true })
  readonly roles!: readonly Role[];

  @IsOptional()
  @IsEmail()
  readonly email?: string;

  @IsIn(languages)
  readonly language: Language = 'ar';

  @IsOptional()
  @IsUUID()
  readonly organisationId?: string;

  /** The only area for which the roles count. */
  @IsOptional()
  @IsUUID()
  readonly enclaveId?: string;
}
