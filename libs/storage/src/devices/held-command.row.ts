import type { CommandName } from '@corridor/domain/commands';
import type { HeldCommand, HeldOutcome, HoldReason } from '@corridor/domain/devices';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

/** Not a sealed value, since those are only ever added: this ciphertext goes when the report is applied, or its time is over. */
@Entity('held_commands')
export class HeldCommandRow implements HeldCommand {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly command!: CommandName;
  @Text() readonly deviceId!: string;
  @Text() readonly actorId!: string;
  @Text() readonly occurredAt!: string;
  @Text() readonly reason!: HoldReason;
  @OptionalText() readonly sealed!: string | null;
  @Text() readonly heldAt!: string;
  @OptionalText() readonly outcome!: HeldOutcome | null;
  @OptionalText() readonly settledAt!: string | null;
  @OptionalText() readonly settledBy!: string | null;
}
