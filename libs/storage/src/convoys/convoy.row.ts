import type { Convoy, ConvoyStatus, ManifestStatus } from '@corridor/domain/convoys';
import { Entity } from 'typeorm';
import { Key, OptionalText, OptionalWhole, Text, Whole } from '../columns';

@Entity('convoys')
export class ConvoyRow implements Convoy {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly reference!: string;
  @Text() readonly enclaveId!: string;
  @Text() readonly status!: ConvoyStatus;
  @Text() readonly manifestStatus!: ManifestStatus;
  @OptionalText() readonly manifestHash!: string | null;
  @Text() readonly plannedAt!: string;
  @OptionalText() readonly releasedAt!: string | null;
  @OptionalText() readonly departedAt!: string | null;
  @OptionalText() readonly arrivedAt!: string | null;
  @OptionalText() readonly allClearAt!: string | null;
  @OptionalText() readonly closedAt!: string | null;
  @OptionalText() readonly cancelledAt!: string | null;
  @OptionalWhole() readonly aboardPatients!: number | null;
  @OptionalWhole() readonly aboardCompanions!: number | null;
  @OptionalWhole() readonly aboardOthers!: number | null;
  @OptionalWhole() readonly deliveredPatients!: number | null;
  @OptionalWhole() readonly deliveredCompanions!: number | null;
  @OptionalWhole() readonly deliveredOthers!: number | null;
  @OptionalText() readonly newsDueAt!: string | null;
  @OptionalText() readonly overdueSince!: string | null;
  @OptionalText() readonly problemAt!: string | null;
}
