import { Entity } from 'typeorm';
import { Key, OptionalText, OptionalWhole, Text } from '../columns';

export type CommandOutcome = 'applied' | 'refused';

/** What became of a command, for ever: a repeat gets the same outcome. */
@Entity('commands')
export class CommandRow {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly actorId!: string;
  @Text() readonly payloadHash!: string;
  @Text() readonly outcome!: CommandOutcome;
  @OptionalText() readonly code!: string | null;
  @OptionalWhole() readonly entrySeq!: number | null;
  @Text() readonly recordedAt!: string;
  @Text() readonly answer!: string;
}
