import type { ConvoyLeg } from '@corridor/domain/convoys';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

@Entity('convoy_legs')
export class ConvoyLegRow implements ConvoyLeg {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly convoyId!: string;
  @Whole() readonly position!: number;
  @Text() readonly fromPlace!: string;
  @Text() readonly toPlace!: string;
  @OptionalText() readonly toFacilityId!: string | null;
  @Text() readonly plannedDepartureAt!: string;
  @Text() readonly plannedArrivalAt!: string;
  @Whole() readonly graceMinutes!: number;
  @OptionalText() readonly departedAt!: string | null;
  @OptionalText() readonly arrivedAt!: string | null;
}
