import type { Party } from '@corridor/domain/parties';
import { Entity } from 'typeorm';
import { Flag, Key, Text, Whole } from '../columns';

@Entity('parties')
export class PartyRow implements Party {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly name!: string;
  @Flag() readonly clears!: boolean;
  @Text() readonly registeredAt!: string;
}
