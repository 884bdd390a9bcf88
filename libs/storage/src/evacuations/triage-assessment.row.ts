import type { Acuity, ClinicalPriority, TriageAssessment, TriageSystem } from '@corridor/domain/evacuations';
import { Entity } from 'typeorm';
import { Key, OptionalText, OptionalWhole, Text } from '../columns';

@Entity('triage_assessments')
export class TriageAssessmentRow implements TriageAssessment {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly caseId!: string;
  @Text() readonly system!: TriageSystem;
  @Text() readonly acuity!: Acuity;
  @Text() readonly priority!: ClinicalPriority;
  @OptionalWhole() readonly deteriorationDays!: number | null;
  @Text() readonly assessedBy!: string;
  @Text() readonly assessedAt!: string;
  @Text() readonly recordedAt!: string;
  @Text() readonly reassessBy!: string;
  @OptionalText() readonly noteId!: string | null;
}
