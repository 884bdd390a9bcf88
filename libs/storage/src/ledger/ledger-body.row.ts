import { Entity } from 'typeorm';
import { Key, NumberKey, Text } from '../columns';

/** What an entry says, and the salt that its hash was made with. */
@Entity('ledger_bodies')
export class LedgerBodyRow {
  @Key() readonly operationId!: string;
  @NumberKey() readonly seq!: number;
  @Text() readonly salt!: string;
  @Text() readonly body!: string;
}
