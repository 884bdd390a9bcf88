import type { CasesApart } from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Key, Text } from '../columns';

/** Two cases of which a person said that they are two people. */
@Entity('cases_apart')
export class CasesApartRow implements CasesApart {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly caseId!: string;
  @Text() readonly otherId!: string;
  @Text() readonly saidBy!: string;
  @Text() readonly saidAt!: string;
}
