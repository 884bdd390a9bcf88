import { Entity } from 'typeorm';
import { Key, OptionalText, Whole } from '../columns';

/** A clock that runs. `leasedUntil` (milliseconds) keeps two processes from ringing at the same time. */
@Entity('deadlines')
export class DeadlineRow {
  @Key() readonly operationId!: string;
  @Key() readonly kind!: string;
  @Key() readonly subjectKind!: string;
  @Key() readonly subjectId!: string;
  @OptionalText() readonly dueAt!: string | null;
  @Whole() readonly leasedUntil!: number;
}
