import { type EnclaveKind, enclaveKinds } from '@corridor/domain/enclaves';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsString,
  Length,
  Matches,
} from 'class-validator';

export class LogEnclaveDto {
  /** Lower-case name for imports and links, unique in the operation. */
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  @Length(1, 60)
  readonly slug!: string;

  @IsIn(enclaveKinds)
  readonly kind: EnclaveKind = 'enclave';

  @IsString()
  @Length(1, 120)
  readonly nameEn!: string;

  @IsString()
  @Length(1, 120)
  readonly nameAr!: string;

  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  readonly aliases: readonly string[] = [];

  @IsString()
  @Length(1, 120)
  readonly admin1Name!: string;

  /** P-code of the first administrative level. */
  @Matches(/^[A-Z]{2}[0-9]{2}$/)
  readonly admin1Code!: string;

  @IsArray()
  @ArrayMaxSize(200)
  @Matches(/^[A-Z]{2}[0-9]{2,8}$/, { each: true })
  readonly pcodes: readonly string[] = [];

  @IsNumber()
  @IsLatitude()
  readonly latitude!: number;

  @IsNumber()
  @IsLongitude()
  readonly longitude!: number;
}
