import { type Language, languages } from '@corridor/domain/accounts';
import { operationKinds, type OperationKind } from '@corridor/domain/operations';
import { IsIn, IsString, IsTimeZone, Length, Matches } from 'class-validator';

export class SetupDto {
  @IsString()
  @Length(1, 64)
  readonly token!: string;

  @IsString()
  @Length(1, 80)
  readonly operationName!: string;

  @IsIn(operationKinds)
  readonly operationKind!: OperationKind;

  @IsTimeZone()
  readonly timeZone: string = 'Asia/Damascus';

  @Matches(/^[a-z0-9][a-z0-9._-]{1,39}$/)
  readonly name!: string;

  @IsString()
  @Length(12, 200)
  readonly passphrase!: string;

  @IsIn(languages)
  readonly language: Language = 'ar';
}
