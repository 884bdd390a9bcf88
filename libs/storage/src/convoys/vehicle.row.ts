import type { Vehicle, VehicleKind } from '@corridor/domain/convoys';
import { Entity } from 'typeorm';
import { Key, Text, Whole } from '../columns';

@Entity('vehicles')
export class VehicleRow implements Vehicle {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly convoyId!: string;
  @Text() readonly label!: string;
  @Text() readonly kind!: VehicleKind;
  @Whole() readonly seats!: number;
  @Whole() readonly wheelchairPlaces!: number;
  @Whole() readonly stretchers!: number;
}
