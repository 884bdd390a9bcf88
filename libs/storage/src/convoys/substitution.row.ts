import type { Substitution, SubstitutionReason } from '@corridor/domain/convoys';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text } from '../columns';

@Entity('substitutions')
export class SubstitutionRow implements Substitution {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly convoyId!: string;
  @Text() readonly outCaseId!: string;
  @Text() readonly inCaseId!: string;
  @Text() readonly reason!: SubstitutionReason;
  @Text() readonly madeAt!: string;
  @Text() readonly madeBy!: string;
  @OptionalText() readonly noteId!: string | null;
}
