import { IsOptional, IsString, Length } from 'class-validator';

export class SignInDto {
  @IsString()
  @Length(1, 40)
  readonly name!: string;

  @IsString()
  @Length(1, 200)
  readonly passphrase!: string;

  /** From the authenticator app, or one of the codes on paper; asked for where a second factor is set up. */
  @IsOptional()
  @IsString()
  @Length(6, 20)
  readonly code?: string;
}
