import type { Party } from '@corridor/domain/parties';
import { Entity } from 'typeorm';
import { Key, Text, Whole } from '../columns';

@Entity('parties')
export class PartyRow implements Party {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly name!: string;
  @Text() readonly registeredAt!: string;
}
