import type { Facility, FacilityKind } from '@corridor/domain/facilities';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

@Entity('facilities')
export class FacilityRow implements Facility {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly kind!: FacilityKind;
  @Text() readonly name!: string;
  @OptionalText() readonly enclaveId!: string | null;
  @Text() readonly registeredAt!: string;
}
