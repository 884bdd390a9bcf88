import { type LinkPurpose, linkPurposes } from '@corridor/domain/accounts';
import { IsIn } from 'class-validator';

export class IssueLinkDto {
  @IsIn(linkPurposes)
  readonly purpose!: LinkPurpose;
}
