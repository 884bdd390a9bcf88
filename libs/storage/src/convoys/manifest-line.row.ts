import type { ManifestLine, PersonKind } from '@corridor/domain/convoys';
import { Entity } from 'typeorm';
import { Flag, Key, OptionalFlag, OptionalText, Text, Whole } from '../columns';

@Entity('manifest_lines')
export class ManifestLineRow implements ManifestLine {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly convoyId!: string;
  @Text() readonly personKind!: PersonKind;
  @Text() readonly personId!: string;
  @Text() readonly caseId!: string;
  @Text() readonly vehicleId!: string;
  @Whole() readonly place!: number;
  @OptionalText() readonly removedAt!: string | null;
  @Flag() readonly holds!: boolean;
  @OptionalFlag() readonly travelled!: boolean | null;
}
