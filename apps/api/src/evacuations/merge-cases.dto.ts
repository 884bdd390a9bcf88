import { IsUUID } from 'class-validator';

export class MergeCasesDto {
  /** The case of the same person, which goes on. */
  @IsUUID()
  readonly intoId!: string;
}

export class KeepApartDto {
  /** The case of the other person. */
  @IsUUID()
  readonly otherId!: string;
}
