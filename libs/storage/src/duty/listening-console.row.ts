import { Entity } from 'typeorm';
import { Key, Whole } from '../columns';

/** A console of somebody that stands open with its sound on. `heardAt` is real time in milliseconds. */
@Entity('listening_consoles')
export class ListeningConsoleRow {
  @Key() readonly operationId!: string;
  @Key() readonly accountId!: string;
  /** Which browser: one that falls silent does not speak for another. */
  @Key() readonly browserId!: string;
  @Whole() readonly heardAt!: number;
}
