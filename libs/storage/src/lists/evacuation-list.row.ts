import type { EvacuationList, ListKind } from '@corridor/domain/lists';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text } from '../columns';

@Entity('evacuation_lists')
export class EvacuationListRow implements EvacuationList {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @OptionalText() readonly enclaveId!: string | null;
  @OptionalText() readonly organisationId!: string | null;
  @Text() readonly kind!: ListKind;
  @Text() readonly title!: string;
  @Text() readonly openedBy!: string;
  @Text() readonly openedAt!: string;
}
