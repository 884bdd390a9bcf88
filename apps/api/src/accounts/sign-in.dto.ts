import { IsString, Length } from 'class-validator';

export class SignInDto {
  @IsString()
  @Length(1, 40)
  readonly name!: string;

  @IsString()
  @Length(1, 200)
  readonly passphrase!: string;
}
