import { type FacilityKind, facilityKinds } from '@corridor/domain/facilities';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';

export class RegisterFacilityDto {
  @IsIn(facilityKinds)
  readonly kind!: FacilityKind;

  @IsString()
  @Length(1, 120)
  readonly name!: string;

  /** The area it stands in, where that is inside one. */
  @IsOptional()
  @IsUUID()
  readonly enclaveId?: string;
}
