import type { AgeBand, Companion, CompanionRelation, Sex } from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Flag, Key, Text } from '../columns';

@Entity('companions')
export class CompanionRow implements Companion {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly caseId!: string;
  @Text() readonly relation!: CompanionRelation;
  @Text() readonly ageBand!: AgeBand;
  @Text() readonly sex!: Sex;
  @Flag() readonly isCarer!: boolean;
}
