import { Entity } from 'typeorm';
import { Key, Text, Whole } from '../columns';

/** A case's own key, wrapped by its operation's. Destroying it erases what it sealed. */
@Entity('case_keys')
export class CaseKeyRow {
  @Key() readonly caseId!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly keyVersion!: number;
  @Text() readonly wrapped!: string;
}
