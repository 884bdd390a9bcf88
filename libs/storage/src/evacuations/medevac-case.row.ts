import type {
  Acuity,
  AgeBand,
  CaseStatus,
  ClinicalPriority,
  ConditionGroup,
  MedevacCase,
  Mobility,
  Sex,
} from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

@Entity('medevac_cases')
export class MedevacCaseRow implements MedevacCase {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly code!: string;
  @OptionalText() readonly codeAlias!: string | null;
  @Text() readonly enclaveId!: string;
  @OptionalText() readonly facilityId!: string | null;
  @Text() readonly status!: CaseStatus;
  @Text() readonly priority!: ClinicalPriority;
  @Text() readonly acuity!: Acuity;
  @Text() readonly mobility!: Mobility;
  @Text() readonly ageBand!: AgeBand;
  @Text() readonly sex!: Sex;
  @Text() readonly conditionGroup!: ConditionGroup;
  @Text() readonly submittedAt!: string;
  @Text() readonly recordedAt!: string;
  @OptionalText() readonly listedAt!: string | null;
  @OptionalText() readonly dueAt!: string | null;
  @OptionalText() readonly reassessBy!: string | null;
  @OptionalText() readonly deterioratedAt!: string | null;
  @OptionalText() readonly waitEndedAt!: string | null;
  @OptionalText() readonly reviewAt!: string | null;
  @OptionalText() readonly requestedBy!: string | null;
  @OptionalText() readonly organisationId!: string | null;
  @OptionalText() readonly erasedAt!: string | null;
  @OptionalText() readonly mergedIntoId!: string | null;
}
