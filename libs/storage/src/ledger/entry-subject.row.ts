import { Entity } from 'typeorm';
import { Key, NumberKey } from '../columns';

/** A subject that an entry touched. */
@Entity('entry_subjects')
export class EntrySubjectRow {
  @Key() readonly operationId!: string;
  @NumberKey() readonly seq!: number;
  @Key() readonly kind!: string;
  @Key() readonly subjectId!: string;
}
