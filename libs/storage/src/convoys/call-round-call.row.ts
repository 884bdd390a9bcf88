import type { ReportChannel } from '@corridor/domain/commands';
import type { CallOutcome, CallRoundCall, DeclineReason } from '@corridor/domain/convoys';
import { Entity } from 'typeorm';
import { Json, Key, OptionalText, Text, Whole } from '../columns';

@Entity('call_round_calls')
export class CallRoundCallRow implements CallRoundCall {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly convoyId!: string;
  @Text() readonly caseId!: string;
  @Text() readonly outcome!: CallOutcome;
  @OptionalText() readonly reason!: DeclineReason | null;
  @Json() readonly withoutIds!: readonly string[];
  @Whole() readonly tries!: number;
  @Text() readonly occurredAt!: string;
  @Text() readonly recordedAt!: string;
  @Text() readonly recordedBy!: string;
  @OptionalText() readonly noteId!: string | null;
  @OptionalText() readonly channel!: ReportChannel | null;
  @OptionalText() readonly saidById!: string | null;
}
