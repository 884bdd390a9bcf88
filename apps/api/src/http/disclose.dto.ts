import { type DisclosurePurpose, disclosurePurposes } from '@corridor/domain/evacuations';
import { IsIn } from 'class-validator';

export class DiscloseDto {
  @IsIn(disclosurePurposes)
  readonly purpose!: DisclosurePurpose;
}
