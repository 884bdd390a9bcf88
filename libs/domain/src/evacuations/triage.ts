import { clockAhead, type Decision, type OpenItemDraft, RuleViolation, type Witness } from '../commands';
import { type Instant, plusMinutes } from '../time';
import { deterioratedSince } from './deterioration';
import { identityRetention } from './erase-case';
import {
  type Acuity,
  type CaseAnswer,
  type ClinicalPriority,
  hasArrived,
  isWaiting,
  type MedevacCase,
} from './medevac-case';

const HOUR = 60;
const DAY = 24 * HOUR;

/** How long a patient of that priority can wait, and how often somebody looks again (DOMAIN 1.4, a proposal). Minutes. */
const clocks: Readonly<Record<ClinicalPriority, { readonly leaveWithin: number | null; readonly lookAgain: number }>> =
  {
    P1: { leaveWithin: 72 * HOUR, lookAgain: DAY },
    P2: { leaveWithin: 14 * DAY, lookAgain: 7 * DAY },
    P3: { leaveWithin: 90 * DAY, lookAgain: 30 * DAY },
    P4: { leaveWithin: null, lookAgain: 90 * DAY },
    unknown: { leaveWithin: null, lookAgain: DAY },
  };

export const triageSystems = ['iitt', 'icrc', 'start', 'salt', 'clinical'] as const;
export type TriageSystem = (typeof triageSystems)[number];

/** One look at a patient. Every one is kept; the last one counts. */
export interface TriageAssessment {
  readonly id: string;
  readonly operationId: string;
  readonly caseId: string;
  readonly system: TriageSystem;
  readonly acuity: Acuity;
  readonly priority: ClinicalPriority;
  /** Days within which the patient gets worse, as far as the assessor can say. */
  readonly deteriorationDays: number | null;
  readonly assessedBy: string;
  readonly assessedAt: Instant;
  readonly recordedAt: Instant;
  readonly reassessBy: Instant;
  readonly noteId: string | null;
}

export type NewAssessment = Pick<
  TriageAssessment,
  'id' | 'system' | 'acuity' | 'priority' | 'deteriorationDays' | 'noteId'
>;

export interface TriageChanges {
  readonly medevacCases: readonly MedevacCase[];
  readonly triageAssessments: readonly TriageAssessment[];
}

/** By when a patient of that priority has to have left, counted from the look; sooner where they get worse sooner. */
export function dueBy(priority: ClinicalPriority, deteriorationDays: number | null, from: Instant): Instant | null {
  const { leaveWithin } = clocks[priority];
  const worsens = deteriorationDays === null ? null : deteriorationDays * DAY;
  const minutes = [leaveWithin, worsens].filter((each) => each !== null);
  return minutes.length === 0 ? null : plusMinutes(from, Math.min(...minutes));
}

/**
 * A reviewer looks at a patient: the case is on the list from the first look on, and its clock is the last look's. A P1
 * counts at once and is seconded within a day (DOMAIN 0.4). Refuses with `evacuation.not_waiting`.
 */
export function assessTriage(
  patient: MedevacCase,
  look: NewAssessment,
  earlier: readonly TriageAssessment[],
  { now, occurredAt, actorId }: Witness,
): Decision<TriageChanges, CaseAnswer> {
  if (!isWaiting(patient) && patient.status !== 'not_advised')
    throw new RuleViolation('evacuation.not_waiting', { status: patient.status });
  // A clock that runs ahead must not put the next look off: the claim is asked about, and counts from now.
  const assessedAt = occurredAt > now ? now : occurredAt;
  const assessment: TriageAssessment = {
    ...look,
    operationId: patient.operationId,
    caseId: patient.id,
    assessedBy: actorId,
    assessedAt,
    recordedAt: now,
    reassessBy: plusMinutes(assessedAt, clocks[look.priority].lookAgain),
  };
  const isFirst = patient.listedAt === null;
  const status = ['submitted', 'needs_information', 'under_review', 'not_advised'].includes(patient.status)
    ? 'listed'
    : patient.status;
  const isLast = earlier.every((each) => each.assessedAt <= assessedAt);
  const next: MedevacCase = {
    ...patient,
    version: patient.version + 1,
    status,
    listedAt: patient.listedAt ?? now,
    deterioratedAt: deterioratedSince([...earlier, assessment]),
    // One that was entered late says what was, and not what is.
    ...(isLast
      ? {
          acuity: look.acuity,
          priority: look.priority,
          dueAt: dueBy(look.priority, look.deteriorationDays, assessedAt),
          reassessBy: assessment.reassessBy,
        }
      : {}),
  };
  const second: OpenItemDraft = {
    kind: 'countersign',
    code: 'p1_unseconded',
    subject: { kind: 'case', id: patient.id },
    details: { accountId: actorId, priority: 'P1' },
    dueAt: plusMinutes(now, DAY),
  };
  const isNewP1 = isLast && look.priority === 'P1' && (isFirst || patient.priority !== 'P1');
  return {
    changes: { medevacCases: [next], triageAssessments: [assessment] },
    entry: {
      name: 'evacuation.assessed',
      body: {
        code: patient.code,
        assessmentId: look.id,
        system: look.system,
        acuity: look.acuity,
        priority: look.priority,
        before: patient.priority,
        deterioratedAt: next.deterioratedAt,
        deteriorationDays: look.deteriorationDays,
        reassessBy: assessment.reassessBy,
        noteId: look.noteId,
      },
      subjects: [
        { kind: 'case', id: patient.id },
        { kind: 'enclave', id: patient.enclaveId },
      ],
    },
    openItems: [...clockAhead(occurredAt, now, second.subject), ...(isNewP1 ? [second] : [])],
    // They wait again, if they did not: who they are is kept for as long.
    deadlines: [identityRetention(patient.id, null)],
    answer: { id: patient.id, version: next.version, status },
  };
}

/** Where a patient stands among those who wait: first by these, in this order, and by nothing else (DOMAIN 1.4). */
export interface Rank {
  readonly priority: ClinicalPriority;
  readonly dueAt: Instant | null;
  readonly listedAt: Instant | null;
  readonly code: string;
}

export const rankOf = ({ priority, dueAt, listedAt, code }: MedevacCase): Rank => ({ priority, dueAt, listedAt, code });

const NEVER = '9999';

/** Negative where the first goes before the second. Whom nobody could rank yet comes before the elective: they may be anything. */
export function byRank(a: Rank, b: Rank): number {
  return (
    rankOfPriority(a.priority) - rankOfPriority(b.priority) ||
    compare(a.dueAt ?? NEVER, b.dueAt ?? NEVER) ||
    compare(a.listedAt ?? NEVER, b.listedAt ?? NEVER) ||
    compare(a.code, b.code)
  );
}

export const rankOfPriority = (priority: ClinicalPriority): number =>
  ['P1', 'P2', 'P3', 'unknown', 'P4'].indexOf(priority);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether somebody should have looked again by now. Nobody looks again at who has arrived or whose case has ended. */
export const isReassessmentDue = (patient: MedevacCase, now: Instant): boolean =>
  isWaiting(patient) && !hasArrived(patient) && patient.reassessBy !== null && patient.reassessBy <= now;
