import {
  askedDetails,
  type CopyColumn,
  copyColumns,
  type CopyPurpose,
  copyPurposes,
  type RecipientKind,
  recipientKinds,
} from '@corridor/domain/lists';
import { instant } from '@corridor/domain/time';
import { ArrayUnique, IsArray, IsIn, IsUUID } from 'class-validator';
import { IsInstant } from '../http/is-instant';
import { ReasonDto } from '../http/reason.dto';

/** A copy of a version for one recipient. */
export class ShareListDto extends ReasonDto {
  @IsUUID()
  readonly versionId!: string;

  @IsIn(recipientKinds)
  readonly recipientKind!: RecipientKind;

  @IsUUID()
  readonly recipientId!: string;

  /** What it says beside the codes; by itself nothing. */
  @IsArray()
  @ArrayUnique()
  @IsIn(copyColumns, { each: true })
  readonly columns: readonly CopyColumn[] = [];

  @IsIn(copyPurposes)
  readonly purpose!: CopyPurpose;

  /** Until when it may be taken out. */
  @IsInstant()
  readonly expiresAt!: string;
}

/** What is asked for, as a proposal keeps it, with the words that say why. */
export const detailsOf = ({ reason, expiresAt, ...asked }: ShareListDto) => ({
  reason,
  ...askedDetails({ ...asked, expiresAt: instant(expiresAt) }),
});
