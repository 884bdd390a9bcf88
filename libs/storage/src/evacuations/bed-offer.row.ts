import type { BedOffer, ConditionGroup } from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Json, Key, OptionalText, Text, Whole } from '../columns';

@Entity('bed_offers')
export class BedOfferRow implements BedOffer {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly facilityId!: string;
  @Json() readonly conditionGroups!: readonly ConditionGroup[];
  @Whole() readonly beds!: number;
  @Whole() readonly companionsEach!: number;
  @Text() readonly validUntil!: string;
  @Text() readonly offeredAt!: string;
  @OptionalText() readonly withdrawnAt!: string | null;
}
