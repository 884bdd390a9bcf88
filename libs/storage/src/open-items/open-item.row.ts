import type { SubjectKind } from '@corridor/domain/audit';
import type { DiscrepancyCode, OpenItemDetails, OpenItemKind } from '@corridor/domain/commands';
import type { OpenItem } from '@corridor/domain/open-items';
import { Entity } from 'typeorm';
import { Json, Key, OptionalText, Text, Whole } from '../columns';

@Entity('open_items')
export class OpenItemRow implements OpenItem {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly kind!: OpenItemKind;
  @Text() readonly code!: DiscrepancyCode;
  @Text() readonly subjectKind!: SubjectKind;
  @Text() readonly subjectId!: string;
  @Whole() readonly entrySeq!: number;
  @Json() readonly details!: OpenItemDetails;
  @Text() readonly raisedAt!: string;
  @OptionalText() readonly ownerId!: string | null;
  @OptionalText() readonly dueAt!: string | null;
  @OptionalText() readonly resolvedAt!: string | null;
  @OptionalText() readonly resolvedBy!: string | null;
}
