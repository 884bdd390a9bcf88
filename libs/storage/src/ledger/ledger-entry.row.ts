import { Entity } from 'typeorm';
import { Key, NumberKey, OptionalText, Text } from '../columns';

/** The chained header of an entry. Never changed, never removed. */
@Entity('ledger_entries')
export class LedgerEntryRow {
  @Key() readonly operationId!: string;
  @NumberKey() readonly seq!: number;
  @Text() readonly name!: string;
  @Text() readonly actorId!: string;
  @OptionalText() readonly deviceId!: string | null;
  @Text() readonly commandId!: string;
  @Text() readonly occurredAt!: string;
  @Text() readonly recordedAt!: string;
  @Text() readonly bodyHash!: string;
  @Text() readonly previousHash!: string;
  @Text() readonly hash!: string;
}
