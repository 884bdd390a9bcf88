import type { AgeBand, CaseStatus, CaseTally, Sex } from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Key, Whole } from '../columns';

@Entity('case_tallies')
export class CaseTallyRow implements CaseTally {
  @Key() readonly operationId!: string;
  @Key() readonly enclaveId!: string;
  @Key() readonly status!: CaseStatus;
  @Key() readonly ageBand!: AgeBand;
  @Key() readonly sex!: Sex;
  @Whole() readonly count!: number;
  @Whole() readonly deteriorated!: number;
}
