import { Entity } from 'typeorm';
import { Key, Text, Whole } from '../columns';

/** The last entry of an operation. Locking it is the operation's one lock. */
@Entity('ledger_heads')
export class LedgerHeadRow {
  @Key() readonly operationId!: string;
  @Whole() readonly seq!: number;
  @Text() readonly hash!: string;
}
