import type { Organisation } from '@corridor/domain/parties';
import { Entity } from 'typeorm';
import { Key, Text, Whole } from '../columns';

@Entity('organisations')
export class OrganisationRow implements Organisation {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly name!: string;
  @Text() readonly registeredAt!: string;
}
