import { type PersonKind, personKinds } from '@corridor/domain/convoys';
import { IsIn, IsInt, IsUUID, Max, Min, ValidateIf } from 'class-validator';

export class PutOnManifestDto {
  @IsIn(personKinds)
  readonly personKind!: PersonKind;

  /** The patient's case. */
  @IsUUID()
  readonly caseId!: string;

  /** Whom of the companions, where it is one. */
  @ValidateIf(({ personKind }: PutOnManifestDto) => personKind === 'companion')
  @IsUUID()
  readonly companionId?: string;

  @IsUUID()
  readonly vehicleId!: string;

  /** The place in the vehicle, from 1. */
  @IsInt()
  @Min(1)
  @Max(300)
  readonly place!: number;
}
