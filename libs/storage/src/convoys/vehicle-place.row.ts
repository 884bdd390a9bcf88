import type { PlaceKind, VehiclePlace } from '@corridor/domain/convoys';
import { Entity } from 'typeorm';
import { Key, Text, Whole } from '../columns';

@Entity('vehicle_places')
export class VehiclePlaceRow implements VehiclePlace {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly convoyId!: string;
  @Text() readonly vehicleId!: string;
  @Whole() readonly place!: number;
  @Text() readonly kind!: PlaceKind;
}
