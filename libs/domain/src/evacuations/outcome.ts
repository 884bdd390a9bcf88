import {
  clockAhead,
  type DeadlineChange,
  type Decision,
  discrepancy,
  type Moment,
  type OpenItemDraft,
  type Reporter,
  RuleViolation,
  type Witness,
} from '../commands';
import { type Instant, laterOf, plusMinutes } from '../time';
import { type Aftercare, mustFitOutcome, type ReportableOutcome } from './aftercare';
import { identityRetention } from './erase-case';
import { happenedAt } from './journey';
import { arrivedStatuses, type CaseAnswer, type CaseStatus, hasArrived, isDead, isUnderWay } from './medevac-case';
import type { MedevacCase } from './medevac-case';
import { ofMerged } from './of-merged';

/** What somebody said became of a patient. Every report is kept; the last one counts. */
export interface OutcomeReport extends Reporter, Aftercare {
  readonly id: string;
  readonly operationId: string;
  readonly caseId: string;
  readonly outcome: ReportableOutcome;
  /** When the follow-up day is over in the operation's zone; null where no follow-up was named. */
  readonly followUpDueAt: Instant | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly reportedBy: string;
  readonly noteId: string | null;
}

export type SaidOutcome = Omit<
  OutcomeReport,
  'operationId' | 'caseId' | 'occurredAt' | 'recordedAt' | 'reportedBy' | keyof Aftercare
> &
  Partial<Aftercare>;

export interface OutcomeChanges {
  readonly medevacCases: readonly MedevacCase[];
  readonly outcomeReports: readonly OutcomeReport[];
}

/** A case with what the rules of an outcome read. */
export interface CaseWithOutcomes {
  readonly patient: MedevacCase;
  /** All that was reported of it so far. */
  readonly outcomes: readonly OutcomeReport[];
}

const A_DAY = 24 * 60;

const orderOf = (report: OutcomeReport): string => `${happenedAt(report)} ${report.recordedAt} ${report.id}`;

/** The reports as things happened: one that was entered late stands where it belongs. */
export const inOrder = (reports: readonly OutcomeReport[]): OutcomeReport[] =>
  [...reports].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));

/** From when the year runs for which it is kept who they are: a follow-up that lies ahead needs them (DOMAIN 6). */
export const countsFrom = (last: Pick<OutcomeReport, 'followUpDueAt'> | undefined, now: Instant): Instant =>
  laterOf(now, last?.followUpDueAt ?? now);

/** The clock that asks for news once the follow-up day has passed; null stops it. */
const followUp = (caseId: string, dueAt: Instant | null): DeadlineChange => ({
  kind: 'follow_up',
  subject: { kind: 'case', id: caseId },
  dueAt,
});

/**
 * Records what is said to have become of a patient. A step that nobody reported is marked as skipped; somebody who is
 * detained or missing is looked for until a person says otherwise, and who did not go of their own will is looked after.
 * Never refused for state; of form with `outcome.fact_does_not_fit` and `outcome.follow_up_before_report`.
 */
export function reportOutcome(
  { patient, outcomes }: CaseWithOutcomes,
  said: SaidOutcome,
  witness: Witness,
  /** The convoys whose lists hold the patient: who watches one hears of it. */
  convoyIds: readonly string[] = [],
): Decision<OutcomeChanges, CaseAnswer> {
  mustFitOutcome(said.outcome, said);
  const report = reportOf(patient, said, witness);
  const { followUpDueAt } = report;
  if (followUpDueAt !== null && plusMinutes(followUpDueAt, -A_DAY) <= happenedAt(report))
    throw new RuleViolation('outcome.follow_up_before_report', { followUpOn: report.followUpOn }, 'invalid');

  // The dead stay counted as what they are: a death has its own way back.
  const stays = isDead(patient) || patient.status === 'merged';
  const isOvertaken = overtakes(patient, outcomes, report);
  const status = stays || isOvertaken ? patient.status : report.outcome;
  const next: MedevacCase = { ...patient, version: patient.version + 1, status };
  const { operationId: _operation, caseId, occurredAt: _at, recordedAt, reportedBy: _by, id, ...facts } = report;
  return {
    changes: { medevacCases: [next], outcomeReports: [report] },
    entry: {
      name: 'evacuation.outcome_reported',
      body: { code: patient.code, reportId: id, before: patient.status, status, ...facts },
      subjects: [
        { kind: 'case', id: caseId },
        { kind: 'enclave', id: patient.enclaveId },
        ...convoyIds.map((convoyId) => ({ kind: 'convoy', id: convoyId }) as const),
      ],
    },
    openItems: itemsOf(patient, report, witness),
    deadlines: isOvertaken
      ? []
      : [
          identityRetention(caseId, patient.erasedAt === null ? countsFrom(report, recordedAt) : null),
          followUp(caseId, followUpDueAt),
        ],
    answer: { id: caseId, version: next.version, status },
  };
}

const reportOf = (
  { id: caseId, operationId }: MedevacCase,
  said: SaidOutcome,
  { now, occurredAt, actorId }: Witness,
): OutcomeReport => ({
  id: said.id,
  operationId,
  caseId,
  outcome: said.outcome,
  facilityId: said.facilityId ?? null,
  ward: said.ward ?? null,
  followUpOn: said.followUpOn ?? null,
  followUpDueAt: said.followUpDueAt,
  voluntary: said.voluntary ?? null,
  safeReturnCheck: said.safeReturnCheck ?? null,
  occurredAt,
  recordedAt: now,
  reportedBy: actorId,
  noteId: said.noteId,
  channel: said.channel,
  saidById: said.saidById,
});

/** Whether what the case is by now was said of a later moment: what is entered late says what was. */
const overtakes = ({ status }: MedevacCase, outcomes: readonly OutcomeReport[], report: OutcomeReport): boolean =>
  outcomes.some((each) => each.outcome === status && happenedAt(each) > happenedAt(report));

function itemsOf(patient: MedevacCase, { outcome, voluntary }: OutcomeReport, witness: Witness): OpenItemDraft[] {
  const { now, occurredAt } = witness;
  const subject = { kind: 'case', id: patient.id } as const;
  const isAfterArrival = (arrivedStatuses as readonly CaseStatus[]).includes(outcome);
  const isLate = isAfterArrival ? !hasArrived(patient) : !isUnderWay(patient) && outcome !== 'lost_to_follow_up';
  const isSkipped = isLate || isDead(patient);
  return [
    ...clockAhead(occurredAt, now, subject),
    ...(isSkipped ? [discrepancy('step_skipped', subject, { missing: patient.status, report: outcome })] : []),
    ...(outcome === 'detained' || outcome === 'missing'
      ? [{ kind: 'missing', code: `person_${outcome}`, subject, details: { occurredAt } } as const]
      : []),
    ...(voluntary === 'no'
      ? [{ kind: 'protection', code: 'return_not_voluntary', subject, details: { report: outcome } } as const]
      : []),
    ...ofMerged(patient, outcome),
  ];
}

/**
 * A follow-up day has passed and nobody said more: a person asks. Refuses with `outcome.no_follow_up_due` where news came
 * in between. Somebody who has died, or waits again, is asked after in other ways.
 */
export function raiseFollowUp(
  { patient, outcomes }: CaseWithOutcomes,
  /** When the clock ran out. */
  dueAt: Instant,
  { now }: Moment,
): Decision<{ readonly medevacCases: readonly MedevacCase[] }, CaseAnswer> {
  const asked = inOrder(outcomes)
    .filter((each) => each.followUpDueAt === dueAt)
    .at(-1);
  const hasNews = ({ recordedAt, ...each }: OutcomeReport, since: OutcomeReport): boolean =>
    recordedAt > since.recordedAt && happenedAt({ ...each, recordedAt }) >= happenedAt(since);
  if (!asked || dueAt > now || outcomes.some((each) => hasNews(each, asked)))
    throw new RuleViolation('outcome.no_follow_up_due', { id: patient.id });
  const isOpen = patient.status === asked.outcome || patient.status === 'merged';
  // Whose case goes on as another's is asked after there.
  const subject = { kind: 'case', id: patient.mergedIntoId ?? patient.id } as const;
  const { outcome, followUpOn } = asked;
  const next = { ...patient, version: patient.version + 1 };
  return {
    changes: { medevacCases: [next] },
    entry: {
      name: 'evacuation.follow_up_passed',
      body: { code: patient.code, reportId: asked.id, outcome, followUpOn },
      subjects: [
        { kind: 'case', id: patient.id },
        { kind: 'enclave', id: patient.enclaveId },
      ],
    },
    deadlines: [followUp(patient.id, null)],
    openItems: isOpen
      ? [{ kind: 'follow_up', code: 'follow_up_due', subject, details: { report: outcome, followUpOn } }]
      : [],
    answer: { id: next.id, version: next.version, status: next.status },
  };
}
