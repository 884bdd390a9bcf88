import type { ImportLine } from '@corridor/domain/imports';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

/**
 * What became of one row of a list. The words of one that was left out stand here, sealed, until it is taken; where it is
 * about a known case they stand under that case's key instead.
 */
@Entity('import_rows')
export class ImportLineRow implements ImportLine {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly importId!: string;
  @Whole() readonly rowNumber!: number;
  @OptionalText() readonly code!: string | null;
  @OptionalText() readonly caseId!: string | null;
  @OptionalText() readonly sealed!: string | null;
}
