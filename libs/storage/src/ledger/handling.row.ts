import { Entity } from 'typeorm';
import { Key, NumberKey, OptionalText, Whole } from '../columns';

/** Work that an entry owes. `relayAt` is when the relay hands it to the queue (again), in milliseconds. */
@Entity('handlings')
export class HandlingRow {
  @Key() readonly operationId!: string;
  @NumberKey() readonly seq!: number;
  @Key() readonly handler!: string;
  @Whole() readonly attempts!: number;
  @Whole() readonly relayAt!: number;
  @OptionalText() readonly doneAt!: string | null;
  @OptionalText() readonly failedAt!: string | null;
  @OptionalText() readonly failure!: string | null;
}
