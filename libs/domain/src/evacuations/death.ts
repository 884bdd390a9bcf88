import type { Subject } from '../audit';
import {
  clockAhead,
  type Decision,
  discrepancy,
  type Moment,
  type OpenItem,
  type Reporter,
  RuleViolation,
  type Witness,
} from '../commands';
import type { Instant } from '../time';
import { identityRetention } from './erase-case';
import { type CaseAnswer, type CaseStatus, hasArrived, isWaiting, type MedevacCase } from './medevac-case';
import { ofMerged } from './of-merged';

export const deathOutcomes = ['reported', 'confirmed', 'withdrawn'] as const;
export type DeathOutcome = (typeof deathOutcomes)[number];

/** Somebody said that a patient died. It is *reported* until a call back confirms it or takes it back (DOMAIN 0.1). */
export interface DeathReport extends Reporter {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly caseId: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly reportedBy: string;
  readonly noteId: string | null;
  readonly outcome: DeathOutcome;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
}

/** A case with what the rules of a death read. */
export interface CaseOnRecord {
  readonly patient: MedevacCase;
  readonly deaths: readonly DeathReport[];
  /** Those about this case. */
  readonly openItems: readonly OpenItem[];
  /** The patient's lines on any manifest. */
  readonly lines: readonly {
    readonly convoyId: string;
    readonly removedAt: Instant | null;
    readonly holds: boolean;
    readonly travelled: boolean | null;
  }[];
}

export interface DeathChanges {
  readonly medevacCases: readonly MedevacCase[];
  readonly deathReports: readonly DeathReport[];
  readonly openItems?: readonly OpenItem[];
}

/**
 * Records that a patient is said to have died. Never refused for state; a patient who waited counts as *died waiting* at
 * once and stays in every denominator. One open item asks for the call back, however many say it.
 */
export function reportDeath(
  record: CaseOnRecord,
  said: Pick<DeathReport, 'id' | 'noteId' | 'channel' | 'saidById'>,
  { now, occurredAt, actorId }: Witness,
): Decision<DeathChanges, CaseAnswer> {
  const { patient, deaths } = record;
  const subject = { kind: 'case', id: patient.id } as const;
  const after = statusAfterDeath(patient);
  const next: MedevacCase = {
    ...patient,
    version: patient.version + 1,
    status: after,
  };
  const report: DeathReport = {
    ...said,
    operationId: patient.operationId,
    version: 1,
    caseId: patient.id,
    occurredAt,
    recordedAt: now,
    reportedBy: actorId,
    outcome: 'reported',
    settledAt: null,
    settledBy: null,
  };
  const isAsked = openOf(record).length > 0 || deaths.some(({ outcome }) => outcome === 'confirmed');
  const callBack = { ...discrepancy('death_unconfirmed', subject, { occurredAt }), kind: 'countersign' } as const;
  return {
    changes: { medevacCases: [next], deathReports: [report] },
    entry: {
      name: 'evacuation.death_reported',
      body: {
        code: patient.code,
        reportId: said.id,
        before: patient.status,
        status: next.status,
        noteId: said.noteId,
        channel: said.channel,
        saidById: said.saidById,
      },
      subjects: subjectsOf(record),
    },
    openItems: [
      ...clockAhead(occurredAt, now, subject),
      ...(isAsked ? [] : [callBack]),
      ...ofMerged(patient, 'death_unconfirmed'),
    ],
    answer: answerOf(next),
  };
}

/** Nobody whose evacuation was asked for and who died without it leaves the count of those who died waiting. */
function statusAfterDeath(patient: MedevacCase): CaseStatus {
  if (isWaiting(patient)) return 'died_waiting';
  if (hasArrived(patient)) return 'died_after_arrival';
  const stillCounted: readonly CaseStatus[] = ['not_advised', 'detained', 'missing', 'lost_to_follow_up'];
  return stillCounted.includes(patient.status) ? 'died_waiting' : patient.status;
}

type Settlement = Moment & { readonly actorId: string; readonly noteId: string | null };

/** A call back confirmed it. Refuses with `death.not_reported` where no report waits for one. */
export function confirmDeath(record: CaseOnRecord, settlement: Settlement): Decision<DeathChanges, CaseAnswer> {
  const waiting = record.deaths.filter(({ outcome }) => outcome === 'reported');
  const next = { ...record.patient, version: record.patient.version + 1 };
  return settled(record, next, waiting, 'confirmed', settlement);
}

/**
 * It was not so: the case is again what its lines say of it. What was confirmed can be taken back too, since people are
 * mistaken for one another. Refuses with `death.not_reported` where nothing stands.
 */
export function withdrawDeath(record: CaseOnRecord, settlement: Settlement): Decision<DeathChanges, CaseAnswer> {
  const { patient, deaths } = record;
  const standing = deaths.filter(({ outcome }) => outcome !== 'withdrawn');
  const isDead = patient.status === 'died_waiting' || patient.status === 'died_after_arrival';
  const status = isDead ? statusByLines(record) : patient.status;
  return settled(record, { ...patient, version: patient.version + 1, status }, standing, 'withdrawn', settlement);
}

function settled(
  record: CaseOnRecord,
  next: MedevacCase,
  deaths: readonly DeathReport[],
  outcome: Exclude<DeathOutcome, 'reported'>,
  { now, actorId, noteId }: Settlement,
): Decision<DeathChanges, CaseAnswer> {
  if (deaths.length === 0) throw new RuleViolation('death.not_reported', { caseId: next.id });
  const resolved = openOf(record).map((item) => ({
    ...item,
    version: item.version + 1,
    resolvedAt: now,
    resolvedBy: actorId,
  }));
  return {
    changes: {
      medevacCases: [next],
      deathReports: deaths.map((death) => ({
        ...death,
        version: death.version + 1,
        outcome,
        settledAt: now,
        settledBy: actorId,
      })),
      openItems: resolved,
    },
    entry: {
      name: outcome === 'confirmed' ? 'evacuation.death_confirmed' : 'evacuation.death_withdrawn',
      body: { code: next.code, reportIds: deaths.map(({ id }) => id), status: next.status, noteId },
      subjects: [...subjectsOf(record), ...resolved.map(({ id }) => ({ kind: 'open_item', id }) as const)],
    },
    deadlines: [identityRetention(next.id, outcome === 'confirmed' || !isWaiting(next) ? now : null)],
    answer: answerOf(next),
  };
}

/** A manifest may have been frozen, called off or counted out since the report: what it says now is what holds. */
function statusByLines({ lines, patient: { listedAt } }: CaseOnRecord): CaseStatus {
  if (lines.some(({ holds }) => holds)) return 'scheduled';
  return lines.some(({ travelled }) => travelled === true) ? 'handed_over' : listedAt === null ? 'submitted' : 'listed';
}

const openOf = ({ openItems }: CaseOnRecord): readonly OpenItem[] =>
  openItems.filter(({ code, resolvedAt }) => code === 'death_unconfirmed' && resolvedAt === null);

/** Also the convoys on whose manifest the patient stands, so that who watches one hears of it. */
const subjectsOf = ({ patient, lines }: CaseOnRecord): readonly Subject[] => [
  { kind: 'case', id: patient.id },
  { kind: 'enclave', id: patient.enclaveId },
  ...lines
    .filter(({ removedAt, travelled }) => removedAt === null && travelled === null)
    .map(({ convoyId }) => ({ kind: 'convoy', id: convoyId }) as const),
];

const answerOf = ({ id, version, status }: MedevacCase): CaseAnswer => ({ id, version, status });
