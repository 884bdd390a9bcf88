import type { Subject } from '../audit';
import {
  clockAhead,
  type Decision,
  discrepancy,
  type Moment,
  type OpenItem,
  type OpenItemDraft,
  type Reporter,
  RuleViolation,
  type Witness,
} from '../commands';
import type { Instant } from '../time';
import { identityRetention } from './erase-case';
import {
  type ConvoyStanding,
  happenedAt,
  type JourneyStep,
  movingBy,
  placeOfDeath,
  waitingAgain,
  whereaboutsOf,
} from './journey';
import { type CaseAnswer, type CaseStatus, hasArrived, isDead, isUnderWay, type MedevacCase } from './medevac-case';
import { ofMerged } from './of-merged';
import { countsFrom, inOrder, type OutcomeReport } from './outcome';

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
  /** What else was said to have become of the patient. */
  readonly outcomes: readonly OutcomeReport[];
  /** Those about this case. */
  readonly openItems: readonly OpenItem[];
  /** The patient's lines on any manifest. */
  readonly lines: readonly {
    readonly convoyId: string;
    readonly removedAt: Instant | null;
    readonly holds: boolean;
    readonly travelled: boolean | null;
  }[];
  /** The patient's steps onto and off convoys, and how those stand. */
  readonly steps: readonly JourneyStep[];
  readonly standings: readonly ConvoyStanding[];
}

export interface DeathChanges {
  readonly medevacCases: readonly MedevacCase[];
  readonly deathReports: readonly DeathReport[];
  readonly openItems?: readonly OpenItem[];
}

/** As it is kept until a call back settles it. */
export const newDeath = (
  { id, operationId }: Pick<MedevacCase, 'id' | 'operationId'>,
  { id: reportId, noteId, channel, saidById }: Pick<DeathReport, 'id' | 'noteId' | 'channel' | 'saidById'>,
  { now, occurredAt, actorId }: Witness,
): DeathReport => ({
  id: reportId,
  noteId,
  channel,
  saidById,
  operationId,
  version: 1,
  caseId: id,
  occurredAt,
  recordedAt: now,
  reportedBy: actorId,
  outcome: 'reported',
  settledAt: null,
  settledBy: null,
});

export const callBackFor = (caseId: string, occurredAt: Instant): OpenItemDraft => ({
  ...discrepancy('death_unconfirmed', { kind: 'case', id: caseId }, { occurredAt }),
  kind: 'countersign',
});

/** When the patient died, by the earliest report that stands; null where none does. */
export const diedAt = (deaths: readonly DeathReport[]): Instant | null =>
  deaths
    .filter(({ outcome }) => outcome !== 'withdrawn')
    .map(happenedAt)
    .reduce<Instant | null>((first, each) => (first === null || each < first ? each : first), null);

/**
 * Records that a patient is said to have died. Never refused for state; whoever waited counts as *died waiting*, and whoever
 * was aboard as *died in transit*, at once, and stays in every denominator. One open item asks for the call back, however
 * many say it.
 */
export function reportDeath(
  record: CaseOnRecord,
  said: Pick<DeathReport, 'id' | 'noteId' | 'channel' | 'saidById'>,
  witness: Witness,
): Decision<DeathChanges, CaseAnswer> {
  const { now, occurredAt } = witness;
  const { patient, deaths } = record;
  const subject = { kind: 'case', id: patient.id } as const;
  const report = newDeath(patient, said, witness);
  const next: MedevacCase = {
    ...patient,
    version: patient.version + 1,
    status: statusAfterDeath(record, diedAt([...deaths, report]) ?? happenedAt(report)),
  };
  const isAsked = openOf(record).length > 0 || deaths.some(({ outcome }) => outcome === 'confirmed');
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
      ...(isAsked ? [] : [callBackFor(patient.id, occurredAt)]),
      ...ofMerged(patient, 'death_unconfirmed'),
    ],
    answer: answerOf(next),
  };
}

/** Nobody whose evacuation was asked for and who died without it leaves the count of those who died waiting. */
export function statusAfterDeath(
  { patient, steps, standings }: Pick<CaseOnRecord, 'patient' | 'steps' | 'standings'>,
  died: Instant,
): CaseStatus {
  const where = whereaboutsOf(patient.id, steps)?.kind;
  const isSaidSo =
    (patient.status === 'missing' && where === 'taken') ||
    (patient.status === 'handed_over' && where === 'handed_over');
  const isRoadsOwn = isDead(patient) || isUnderWay(patient) || isSaidSo;
  const place = isRoadsOwn ? placeOfDeath(patient.id, steps, standings, died) : null;
  if (place !== null) return place;
  if (isDead(patient)) return patient.status;
  if (isUnderWay(patient)) return 'died_waiting';
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
  const status = isDead(patient) ? statusAlive(record) : patient.status;
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
    deadlines: [identityRetention(next.id, keptFrom(record, next, outcome, now))],
    answer: answerOf(next),
  };
}

/** From when the year runs for which it is kept who they are; null where it does not run. */
function keptFrom({ outcomes }: CaseOnRecord, next: MedevacCase, outcome: DeathOutcome, now: Instant): Instant | null {
  if (outcome === 'confirmed') return now;
  return isUnderWay(next) ? null : countsFrom(inOrder(outcomes).at(-1), now);
}

/** A manifest may have been frozen, called off or counted out since the report: what it and the road say now is what holds. */
export function statusAlive({ lines, steps, standings, patient, outcomes }: CaseOnRecord): CaseStatus {
  const where = whereaboutsOf(patient.id, steps);
  const moving = movingBy(where, standings);
  if (moving !== null) return moving;
  if (where?.kind === 'taken') return 'missing';
  const isOver = (convoyId: string): boolean => where?.kind === 'handed_over' && where.convoyId === convoyId;
  const isHeld = lines.some(({ holds, convoyId }) => holds && !isOver(convoyId));
  const hasTravelled = where?.kind === 'handed_over' || lines.some(({ travelled }) => travelled === true);
  if (isHeld || !hasTravelled) return waitingAgain(patient, isHeld);
  // Who has arrived is where they were last said to be.
  const last = inOrder(outcomes).at(-1)?.outcome;
  return last !== undefined && hasArrived({ status: last }) ? last : 'handed_over';
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
