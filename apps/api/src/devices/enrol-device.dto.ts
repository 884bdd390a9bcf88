import { IsBase64, IsNotEmpty, IsString, MaxLength } from 'class-validator';

export class EnrolDeviceDto {
  /** What base calls the phone. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  readonly name!: string;

  /** ECDSA P-256, SPKI, base64. */
  @IsBase64()
  @MaxLength(200)
  readonly publicKey!: string;
}
