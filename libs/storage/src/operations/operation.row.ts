import type { Gate, Operation, OperationKind } from '@corridor/domain/operations';
import { Entity } from 'typeorm';
import { Json, Key, OptionalText, Text, Whole } from '../columns';

@Entity('operations')
export class OperationRow implements Operation {
  @Key() readonly id!: string;
  @Whole() readonly version!: number;
  @Text() readonly name!: string;
  @Text() readonly kind!: OperationKind;
  @Text() readonly timeZone!: string;
  @Whole() readonly clockOffsetMs!: number;
  @Whole() readonly embargoHours!: number;
  @Json() readonly gates!: readonly Gate[];
  @Text() readonly openedAt!: string;
  @OptionalText() readonly closedAt!: string | null;
}
