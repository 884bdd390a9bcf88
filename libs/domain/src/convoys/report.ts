import type { EventName } from '../audit';
import { clockAhead, discrepancy, type Decision, type OpenItemDraft, type Witness } from '../commands';
import type { MedevacCase } from '../evacuations';
import { carriedBy, namedAboard, peopleAboard } from './boarding';
import {
  capacityOf,
  convoyAnswer,
  subjectsOf,
  type Convoy,
  type ConvoyAnswer,
  type ConvoyLeg,
  type ConvoyOnRecord,
  type ConvoyReport,
  type HeadCount,
  type ReportKind,
} from './convoy';
import { hasRung } from './overdue';
import { countOthers, type Progress, progressOf } from './progress';

export type ReportOfConvoy = Pick<
  ConvoyReport,
  | 'id'
  | 'kind'
  | 'legPosition'
  | 'reason'
  | 'nextNewsBy'
  | 'patients'
  | 'companions'
  | 'women'
  | 'men'
  | 'girls'
  | 'boys'
  | 'saidCode'
  | 'people'
  | 'noteId'
  | 'channel'
  | 'saidById'
>;

export interface ReportChanges {
  readonly convoys: readonly Convoy[];
  readonly convoyLegs: readonly ConvoyLeg[];
  readonly convoyReports: readonly ConvoyReport[];
  readonly medevacCases: readonly MedevacCase[];
}

const eventOf = {
  left: 'convoy.departed',
  stopped: 'convoy.stopped',
  moving: 'convoy.moving',
  arrived: 'convoy.arrived',
  problem: 'convoy.problem_reported',
  head_count: 'convoy.counted',
  others: 'convoy.others_counted',
  unknown_code: 'convoy.unknown_code_boarded',
} as const satisfies Record<ReportKind, EventName>;

/**
 * Records one of the five words or a head count. Never refused for state, order, capacity or clock: what does not fit is
 * recorded and waits for a person (DOMAIN 0.1). The convoy's state is read from all reports together.
 */
export function reportOnConvoy(
  record: ConvoyOnRecord,
  said: ReportOfConvoy,
  { now, occurredAt, actorId }: Witness,
  /** The patients who have a step on this convoy. */
  passengers: readonly MedevacCase[] = [],
): Decision<ReportChanges, ConvoyAnswer> {
  const { convoy, legs, reports } = record;
  const report: ConvoyReport = {
    ...said,
    operationId: convoy.operationId,
    convoyId: convoy.id,
    occurredAt,
    recordedAt: now,
    reportedBy: actorId,
  };
  const progress = progressOf(legs, [...reports, report]);
  const isOver = convoy.allClearAt !== null || convoy.cancelledAt !== null;
  // A convoy that was called off may have left before it heard so: it keeps its state, and its clock runs (DOMAIN 0.1).
  const clockCounts = convoy.allClearAt === null;
  const next: Convoy = {
    ...convoy,
    version: convoy.version + 1,
    ...(isOver
      ? {}
      : {
          status: progress.status ?? convoy.status,
          departedAt: progress.departedAt,
          arrivedAt: progress.arrivedAt,
          problemAt: progress.problemAt,
        }),
    ...(clockCounts
      ? { newsDueAt: progress.newsDueAt, overdueSince: stillOverdue(convoy, progress.newsDueAt, now) }
      : {}),
    ...peopleAboard(progress, record),
  };
  const carried = carriedBy(record, [...reports, report], passengers);
  const subject = { kind: 'convoy', id: convoy.id } as const;
  return {
    changes: {
      convoys: [next],
      convoyLegs: isOver ? [] : changedLegs(legs, progress.legs),
      convoyReports: [report],
      medevacCases: carried,
    },
    entry: {
      name: eventOf[said.kind],
      body: {
        reference: convoy.reference,
        reportId: said.id,
        leg: said.legPosition,
        reason: said.reason,
        nextNewsBy: said.nextNewsBy,
        patients: said.patients,
        companions: said.companions,
        ...(said.kind === 'others' ? { women: said.women, men: said.men, girls: said.girls, boys: said.boys } : {}),
        ...(said.kind === 'unknown_code' ? { saidCode: said.saidCode, people: said.people } : {}),
        noteId: said.noteId,
        channel: said.channel,
        saidById: said.saidById,
        status: next.status,
      },
      subjects: [...subjectsOf(convoy), ...carried.map(({ id }) => ({ kind: 'case', id }) as const)],
    },
    deadlines: clockCounts ? [{ kind: 'convoy_overdue', subject, dueAt: hasRung(next) ? null : next.newsDueAt }] : [],
    openItems: [...clockAhead(occurredAt, now, subject), ...misfits(record, said, progress)],
    answer: convoyAnswer(next),
  };
}

/** Overdue ends when news moved the due time past now; news that came too late leaves it standing. */
function stillOverdue(convoy: Convoy, newsDueAt: string | null, now: string): string | null {
  return convoy.overdueSince !== null && newsDueAt !== null && newsDueAt <= now ? convoy.overdueSince : null;
}

function changedLegs(before: readonly ConvoyLeg[], after: readonly ConvoyLeg[]): readonly ConvoyLeg[] {
  return after.filter((leg, i) => leg.departedAt !== before[i]?.departedAt || leg.arrivedAt !== before[i]?.arrivedAt);
}

/** What of the report does not fit what base holds. */
function misfits(record: ConvoyOnRecord, said: ReportOfConvoy, { others }: Progress): OpenItemDraft[] {
  const { convoy, legs } = record;
  const subject = { kind: 'convoy', id: convoy.id } as const;
  const found = (code: OpenItemDraft['code'], details: OpenItemDraft['details'] = {}): OpenItemDraft =>
    discrepancy(code, subject, { report: said.kind, ...details });

  const items: OpenItemDraft[] = [];
  if (convoy.cancelledAt !== null) items.push(found('after_cancellation'));
  if (convoy.allClearAt !== null) items.push(found('after_all_clear'));
  if (said.legPosition !== null && !legs.some(({ position }) => position === said.legPosition)) {
    items.push(found('unknown_leg', { leg: said.legPosition }));
  }
  if (said.kind === 'head_count') return [...items, ...countMisfits(record, said, found)];
  if (said.kind === 'others') return [...items, ...overCapacity(record, countOthers(said), found)];
  if (said.kind === 'unknown_code') {
    if (convoy.releasedAt === null && convoy.cancelledAt === null) items.push(found('convoy_not_released'));
    items.push(found('code_unknown', { code: said.saidCode, people: said.people }));
    return [...items, ...overCapacity(record, others ?? 0, found)];
  }
  return said.kind === 'problem' ? items : [...items, ...stepMisfits(record, said, found)];
}

type Finding = (code: OpenItemDraft['code'], details?: OpenItemDraft['details']) => OpenItemDraft;

function stepMisfits({ convoy, legs, reports }: ConvoyOnRecord, said: ReportOfConvoy, found: Finding): OpenItemDraft[] {
  const leg = legs.find(({ position }) => position === said.legPosition);
  const departed = reports.some(({ kind }) => kind === 'left');
  switch (said.kind) {
    case 'left': {
      const items: OpenItemDraft[] = [];
      if (convoy.releasedAt === null && convoy.cancelledAt === null) items.push(found('convoy_not_released'));
      if (leg?.departedAt) items.push(found('already_reported', { leg: leg.position }));
      const skipped = legs.find(({ position, arrivedAt }) => leg && position < leg.position && arrivedAt === null);
      if (skipped) items.push(found('step_skipped', { missing: 'arrived', leg: skipped.position }));
      return items;
    }
    case 'arrived':
      if (leg?.arrivedAt) return [found('already_reported', { leg: leg.position })];
      return (leg ? leg.departedAt === null : !departed)
        ? [found('step_skipped', { missing: 'left', leg: leg?.position ?? null })]
        : [];
    default:
      return departed ? [] : [found('step_skipped', { missing: 'left', leg: null })];
  }
}

function countMisfits(record: ConvoyOnRecord, said: ReportOfConvoy, found: Finding): OpenItemDraft[] {
  const counted = { patients: said.patients ?? 0, companions: said.companions ?? 0 };
  const items: OpenItemDraft[] = [];
  const capacity = capacityOf(record.vehicles);
  const total = counted.patients + counted.companions + (record.convoy.aboardOthers ?? 0);
  if (total > capacity) items.push(found('over_capacity', { counted: total, capacity }));
  const listed = expectedAboard(record);
  if (listed && (counted.patients !== listed.patients || counted.companions !== listed.companions)) {
    items.push(
      found('head_count_differs', {
        patients: counted.patients,
        companions: counted.companions,
        listedPatients: listed.patients,
        listedCompanions: listed.companions,
      }),
    );
  }
  return items;
}

function overCapacity({ convoy, vehicles }: ConvoyOnRecord, others: number, found: Finding): OpenItemDraft[] {
  const counted = (convoy.aboardPatients ?? 0) + (convoy.aboardCompanions ?? 0) + others;
  const capacity = capacityOf(vehicles);
  return counted > capacity ? [found('over_capacity', { counted, capacity })] : [];
}

/** Those who boarded by name, where anybody did; else those on the frozen list; null where nobody is expected. */
function expectedAboard({ convoy, lines, boardings }: ConvoyOnRecord): HeadCount | null {
  const named = namedAboard(convoy.id, boardings);
  if (named) return named;
  const held = lines.filter(({ holds }) => holds);
  const patients = held.filter(({ personKind }) => personKind === 'patient').length;
  return held.length === 0 ? null : { patients, companions: held.length - patients };
}
