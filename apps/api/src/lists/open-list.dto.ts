import { type ListKind, listKinds } from '@corridor/domain/lists';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';

export class OpenListDto {
  /** By what people speak of it; names no person. */
  @IsString()
  @Length(1, 120)
  readonly title!: string;

  /** Base's own, or one that base was given. */
  @IsIn(listKinds)
  readonly kind!: ListKind;

  /** Whose it is, where it is not ours and the organisation is registered here. */
  @IsOptional()
  @IsUUID()
  readonly organisationId?: string;

  /** The one area whose people it names; left out, it may name people of any. */
  @IsOptional()
  @IsUUID()
  readonly enclaveId?: string;
}
