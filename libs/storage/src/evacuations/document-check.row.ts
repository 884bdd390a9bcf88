import type { DocumentCheck, DocumentState } from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Key, Text } from '../columns';

@Entity('document_checks')
export class DocumentCheckRow implements DocumentCheck {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly caseId!: string;
  @Text() readonly personId!: string;
  @Text() readonly state!: DocumentState;
  @Text() readonly checkedAt!: string;
  @Text() readonly recordedAt!: string;
  @Text() readonly checkedBy!: string;
}
