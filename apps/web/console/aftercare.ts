import type { ReportChannel } from '@corridor/domain/commands';
import type { OutcomeReport, ReportableOutcome, StepNotRecorded } from '@corridor/domain/evacuations';

/** What `GET /api/evacuations/{id}/aftercare` answers. */
export interface AftercareOfCase {
  readonly id: string;
  readonly version: number;
  readonly steps: readonly AftercareStep[];
}

export type AftercareStep = RecordedStep | StepNotRecorded;

export interface RecordedStep extends Pick<
  OutcomeReport,
  | 'facilityId'
  | 'ward'
  | 'followUpOn'
  | 'voluntary'
  | 'safeReturnCheck'
  | 'occurredAt'
  | 'recordedAt'
  | 'noteId'
  | 'saidById'
> {
  readonly isRecorded: true;
  readonly outcome: ReportableOutcome | 'handed_over';
  readonly channel: ReportChannel | null;
  /** Null: base counted everybody out, and named nobody. */
  readonly reportedByName: string | null;
  readonly facilityName: string | null;
}
