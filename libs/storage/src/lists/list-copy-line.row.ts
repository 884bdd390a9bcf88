import type { ListCopyLine } from '@corridor/domain/lists';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text } from '../columns';

/** Whom a copy names, by id; the id goes ninety days after the copy's end. */
@Entity('list_copy_lines')
export class ListCopyLineRow implements ListCopyLine {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly copyId!: string;
  @OptionalText() readonly caseId!: string | null;
}
