import type { ConvoyAssignment, ConvoyTask } from '@corridor/domain/convoys';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text } from '../columns';

@Entity('convoy_assignments')
export class ConvoyAssignmentRow implements ConvoyAssignment {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly convoyId!: string;
  @Text() readonly accountId!: string;
  @Text() readonly task!: ConvoyTask;
  @Text() readonly assignedAt!: string;
  @OptionalText() readonly endedAt!: string | null;
}
