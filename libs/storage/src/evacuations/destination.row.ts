import type { Destination } from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text } from '../columns';

@Entity('destinations')
export class DestinationRow implements Destination {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly caseId!: string;
  @OptionalText() readonly facilityId!: string | null;
  @OptionalText() readonly offerId!: string | null;
  @Text() readonly acceptedAt!: string;
  @Text() readonly acceptedBy!: string;
  @OptionalText() readonly validUntil!: string | null;
  @OptionalText() readonly endedAt!: string | null;
}
