import { type Language, languages } from '@corridor/domain/accounts';
import { IsIn, IsOptional } from 'class-validator';
import { DiscloseDto } from '../http/disclose.dto';

export const copyFormats = ['csv', 'page'] as const;
export type CopyFormat = (typeof copyFormats)[number];

export class DiscloseCopyDto extends DiscloseDto {
  /** A file for a spreadsheet, or a page that prints. */
  @IsIn(copyFormats)
  readonly format: CopyFormat = 'csv';

  /** The recipient's; left out, the reader's own. */
  @IsOptional()
  @IsIn(languages)
  readonly language?: Language;
}
