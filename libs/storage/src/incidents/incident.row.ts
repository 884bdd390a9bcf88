import type { AffectedAnswer, Incident, IncidentKind } from '@corridor/domain/incidents';
import { Entity } from 'typeorm';
import { Key, OptionalDecimal, OptionalText, OptionalWhole, Text, Whole } from '../columns';

@Entity('incidents')
export class IncidentRow implements Incident {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly kind!: IncidentKind;
  @OptionalText() readonly enclaveId!: string | null;
  @OptionalDecimal() readonly latitude!: number | null;
  @OptionalDecimal() readonly longitude!: number | null;
  @OptionalWhole() readonly precisionMetres!: number | null;
  @Text() readonly happenedAt!: string;
  @OptionalWhole() readonly hurt!: number | null;
  @Text() readonly areWeAffected!: AffectedAnswer;
  @OptionalText() readonly noteId!: string | null;
  @Text() readonly reportedBy!: string;
  @Text() readonly recordedAt!: string;
}
