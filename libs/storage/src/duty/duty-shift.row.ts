import type { CallOrder, DutyShift } from '@corridor/domain/duty';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

@Entity('duty_shifts')
export class DutyShiftRow implements DutyShift {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly accountId!: string;
  @OptionalText() readonly enclaveId!: string | null;
  @Text() readonly callOrder!: CallOrder;
  @Text() readonly startsAt!: string;
  @Text() readonly endsAt!: string;
  @OptionalText() readonly handedOverAt!: string | null;
  @OptionalText() readonly handedOverTo!: string | null;
  @OptionalText() readonly noteId!: string | null;
}
