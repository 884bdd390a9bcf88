import { Entity } from 'typeorm';
import { OptionalText } from '../columns';
import { ToldRow } from './told.row';

/** Something that a person was told. */
@Entity('inbox_messages')
export class InboxMessageRow extends ToldRow {
  @OptionalText() readonly readAt!: string | null;
  @OptionalText() readonly acknowledgedAt!: string | null;
}
