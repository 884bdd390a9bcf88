import { type Role, roles } from '@corridor/domain/accounts';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';

export class GrantRolesDto {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(roles, { each: true })
  readonly roles!: readonly Role[];

  @IsOptional()
  @IsUUID()
  readonly organisationId?: string;

  /** The only area for which the roles count. */
  @IsOptional()
  @IsUUID()
  readonly enclaveId?: string;
}
