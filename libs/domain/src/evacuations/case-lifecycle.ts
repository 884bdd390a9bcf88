import { type Actor, can, type Permission } from '../accounts';
import { type Decision, type Moment, RuleViolation } from '../commands';
import type { Instant } from '../time';
import { identityRetention } from './erase-case';
import { type CaseAnswer, type CaseStatus, isUnderWay, isWaiting, type MedevacCase } from './medevac-case';

/** What somebody decides about a case; each is refused where the table does not open it. */
export const caseDecisions = ['ask_information', 'take_up', 'defer', 'suspend', 'relist', 'enter_in_error'] as const;
export type CaseDecision = (typeof caseDecisions)[number];

interface Transition {
  readonly from: readonly CaseStatus[];
  readonly permission: Permission;
  /** Whether somebody has to say when the case is looked at again. */
  readonly needsReview: boolean;
}

const beforeTheList = ['submitted', 'needs_information', 'under_review'] as const satisfies readonly CaseStatus[];

/** *Advised against for now* is not among them: it takes two people (DOMAIN 0.4). */
export const caseLifecycle = {
  ask_information: { from: ['submitted', 'under_review'], permission: 'evacuations.assess', needsReview: true },
  take_up: { from: ['submitted', 'needs_information'], permission: 'evacuations.assess', needsReview: false },
  defer: { from: [...beforeTheList, 'listed'], permission: 'evacuations.prepare', needsReview: true },
  suspend: { from: [...beforeTheList, 'listed', 'deferred'], permission: 'evacuations.prepare', needsReview: true },
  relist: {
    // What was reported of somebody can be mistaken, whatever it was. A death has its own way back.
    from: [
      'deferred',
      'suspended',
      'withdrawn',
      'left_by_other_means',
      'treated_locally',
      'detained',
      'missing',
      'lost_to_follow_up',
      'entered_in_error',
      'merged',
    ],
    permission: 'evacuations.prepare',
    needsReview: false,
  },
  enter_in_error: {
    from: [...beforeTheList, 'listed', 'deferred', 'suspended'],
    permission: 'evacuations.prepare',
    needsReview: false,
  },
} as const satisfies Record<CaseDecision, Transition>;

const statusAfter = (decision: CaseDecision, { listedAt }: MedevacCase, isHeld: boolean): CaseStatus => {
  switch (decision) {
    case 'ask_information':
      return 'needs_information';
    case 'take_up':
      return 'under_review';
    case 'defer':
      return 'deferred';
    case 'suspend':
      return 'suspended';
    case 'relist':
      return isHeld ? 'scheduled' : listedAt === null ? 'submitted' : 'listed';
    case 'enter_in_error':
      return 'entered_in_error';
    default:
      return decision satisfies never;
  }
};

/** What this actor may decide about the case now. */
export function openCaseDecisions(
  patient: Pick<MedevacCase, 'status' | 'operationId' | 'enclaveId'>,
  actor: Actor,
): readonly CaseDecision[] {
  const { operationId, enclaveId } = patient;
  return caseDecisions.filter((each) => {
    const { from, permission }: Transition = caseLifecycle[each];
    return from.includes(patient.status) && can(actor, permission, { operationId, enclaveId });
  });
}

export interface CaseChanges {
  readonly medevacCases: readonly MedevacCase[];
}

interface Deciding {
  /** Whether a frozen list still holds the patient. */
  readonly isHeld: boolean;
  readonly reviewAt: Instant | null;
  readonly noteId: string | null;
  /** What a merged case is when it stands for itself again. */
  readonly statusApart?: CaseStatus;
}

/** Refuses with `evacuation.decision_not_open`, and with `evacuation.review_date_needed` where somebody has to say when. */
export function decideCase(
  patient: MedevacCase,
  decision: CaseDecision,
  { isHeld, reviewAt, noteId, statusApart }: Deciding,
  { now }: Moment,
): Decision<CaseChanges, CaseAnswer> {
  const { from, needsReview }: Transition = caseLifecycle[decision];
  if (!from.includes(patient.status))
    throw new RuleViolation('evacuation.decision_not_open', { decision, status: patient.status });
  if (needsReview && (reviewAt === null || reviewAt <= now))
    throw new RuleViolation('evacuation.review_date_needed', { decision });
  const after = patient.status === 'merged' ? statusApart : undefined;
  const status = after ?? statusAfter(decision, patient, isHeld);
  const next = { ...moved(patient, status), reviewAt: needsReview ? reviewAt : null, mergedIntoId: null };
  return settled(patient, next, 'evacuation.decided', { decision, reviewAt: next.reviewAt, noteId }, now);
}

/** The effect of two signatures: nobody is sent away by one person alone. */
export function adviseAgainst(patient: MedevacCase, { now }: Moment): Decision<CaseChanges, CaseAnswer> {
  if (!isWaiting(patient)) throw new RuleViolation('evacuation.not_waiting', { status: patient.status });
  return settled(patient, moved(patient, 'not_advised'), 'evacuation.advised_against', {}, now);
}

const moved = (patient: MedevacCase, status: CaseStatus): MedevacCase => ({
  ...patient,
  version: patient.version + 1,
  status,
});

function settled(
  before: MedevacCase,
  next: MedevacCase,
  name: 'evacuation.decided' | 'evacuation.advised_against',
  body: Readonly<Record<string, string | null>>,
  now: Instant,
): Decision<CaseChanges, CaseAnswer> {
  return {
    changes: { medevacCases: [next] },
    entry: {
      name,
      body: { code: before.code, before: before.status, status: next.status, ...body },
      subjects: [
        { kind: 'case', id: before.id },
        { kind: 'enclave', id: before.enclaveId },
      ],
    },
    deadlines: [identityRetention(next.id, isUnderWay(next) || next.erasedAt !== null ? null : now)],
    answer: { id: next.id, version: next.version, status: next.status },
  };
}
