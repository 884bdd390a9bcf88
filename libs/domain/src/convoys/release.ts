import {
  discrepancy,
  type Decision,
  type DeadlineChange,
  type Moment,
  type OpenItemDraft,
  RuleViolation,
} from '../commands';
import { type GateState, identityRetention, type MedevacCase } from '../evacuations';
import {
  type Convoy,
  convoyAnswer,
  type ConvoyAnswer,
  type ConvoyOnRecord,
  type HeadCount,
  subjectsOf,
  type ManifestLine,
} from './convoy';
import { mustBeOpen } from './lifecycle';
import type { ManifestChanges } from './manifest';

/**
 * The go: the manifest is frozen and security or the coordinator lets the convoy leave. What was open when the list was frozen
 * and is not any more does not stop the others: somebody is asked about it, by name of the case.
 */
export function releaseConvoy(
  convoy: Convoy,
  shut: readonly ShutAtRelease[],
  { now }: Moment,
): Decision<{ readonly convoys: readonly Convoy[] }, ConvoyAnswer> {
  mustBeOpen(convoy, 'release');
  const released: Convoy = { ...convoy, version: convoy.version + 1, status: 'ready', releasedAt: now };
  return {
    ...settled(released, 'convoy.released'),
    openItems: shut.map(({ caseId, gate, missing }) =>
      discrepancy('released_with_closed_gate', { kind: 'case', id: caseId }, { gate, why: missing }),
    ),
  };
}

/** Somebody on the frozen list who was ready then, and for whom something has lapsed, or was said, since. */
export interface ShutAtRelease extends Pick<GateState, 'gate' | 'missing'> {
  readonly caseId: string;
}

/** Calls the convoy off before it left. Everyone it held is free for another. */
export function cancelConvoy(
  { convoy, lines }: Pick<ConvoyOnRecord, 'convoy' | 'lines'>,
  cases: readonly MedevacCase[],
  { now }: Moment,
): Decision<ManifestChanges, ConvoyAnswer> {
  mustBeOpen(convoy, 'cancel');
  const next: Convoy = {
    ...convoy,
    version: convoy.version + 1,
    status: 'cancelled',
    cancelledAt: now,
    newsDueAt: null,
  };
  const held = lines.filter(({ holds }) => holds);
  return {
    ...settled(next, 'convoy.cancelled', [stopTheClock(next)]),
    changes: {
      convoys: [next],
      manifestLines: held.map((line) => ({ ...line, holds: false, travelled: false })),
      medevacCases: scheduledBy(held, cases).map((each) => ({
        ...each,
        status: waitingAgain(each),
        version: each.version + 1,
      })),
    },
  };
}

export interface AllClear extends HeadCount {
  readonly vehicles: number;
  /** Lines of the frozen manifest whose people were not aboard. */
  readonly didNotTravel: readonly string[];
}

/**
 * Base, never the phone, counts people and vehicles out at the destination. A count that differs opens a *missing* item
 * that outlives the convoy and blocks nothing.
 */
export function declareAllClear(
  { convoy, vehicles, lines }: Omit<ConvoyOnRecord, 'legs' | 'reports'>,
  cases: readonly MedevacCase[],
  count: AllClear,
  { now }: Moment,
): Decision<ManifestChanges, ConvoyAnswer> {
  mustBeOpen(convoy, 'declare_all_clear');
  const held = lines.filter(({ holds }) => holds);
  const strangers = count.didNotTravel.filter((id) => !held.some((line) => line.id === id));
  if (strangers.length > 0) throw new RuleViolation('manifest.line_unknown', { lineIds: strangers }, 'not_found');

  const next: Convoy = {
    ...convoy,
    version: convoy.version + 1,
    status: 'all_clear',
    allClearAt: now,
    deliveredPatients: count.patients,
    deliveredCompanions: count.companions,
    newsDueAt: null,
    overdueSince: null,
    problemAt: null,
  };
  const settledLines = held.map((line) => ({
    ...line,
    holds: false,
    travelled: !count.didNotTravel.includes(line.id),
  }));
  const arrived = new Set(settledLines.filter(({ travelled }) => travelled).map(({ personId }) => personId));
  const moved = scheduledBy(held, cases);
  return {
    changes: {
      convoys: [next],
      manifestLines: settledLines,
      medevacCases: moved.map((each) => ({
        ...each,
        status: arrived.has(each.id) ? ('handed_over' as const) : waitingAgain(each),
        version: each.version + 1,
      })),
    },
    entry: {
      name: 'convoy.all_clear',
      body: {
        reference: convoy.reference,
        patients: count.patients,
        companions: count.companions,
        vehicles: count.vehicles,
        didNotTravel: count.didNotTravel.length,
      },
      subjects: [...subjectsOf(convoy), ...cases.map(({ id }) => ({ kind: 'case', id }) as const)],
    },
    deadlines: [
      stopTheClock(next),
      ...moved.filter(({ id }) => arrived.has(id)).map(({ id }) => identityRetention(id, now)),
    ],
    openItems: countsThatDiffer(convoy, vehicles.length, settledLines, count),
    answer: convoyAnswer(next),
  };
}

/** Ends the record after the debriefing. */
export function closeConvoy(
  convoy: Convoy,
  { now }: Moment,
): Decision<{ readonly convoys: readonly Convoy[] }, ConvoyAnswer> {
  mustBeOpen(convoy, 'close');
  return settled({ ...convoy, version: convoy.version + 1, status: 'closed', closedAt: now }, 'convoy.closed');
}

/**
 * The cases that wait on these lines. A case is also known to a convoy through a draft or a companion; then another
 * convoy may hold its patient, and what happens to this one does not touch it.
 */
const scheduledBy = (held: readonly ManifestLine[], cases: readonly MedevacCase[]): readonly MedevacCase[] =>
  cases.filter(({ id, status }) => status === 'scheduled' && held.some(({ personId }) => personId === id));

/** Who did not travel waits again, where they waited before. */
export const waitingAgain = ({ listedAt }: MedevacCase): 'listed' | 'submitted' =>
  listedAt === null ? 'submitted' : 'listed';

const stopTheClock = ({ id }: Convoy): DeadlineChange => ({
  kind: 'convoy_overdue',
  subject: { kind: 'convoy', id },
  dueAt: null,
});

function settled(
  next: Convoy,
  name: 'convoy.released' | 'convoy.cancelled' | 'convoy.closed',
  deadlines: readonly DeadlineChange[] = [],
): Decision<{ readonly convoys: readonly Convoy[] }, ConvoyAnswer> {
  return {
    changes: { convoys: [next] },
    entry: {
      name,
      body: { reference: next.reference, status: next.status },
      subjects: subjectsOf(next),
    },
    deadlines,
    answer: convoyAnswer(next),
  };
}

function countsThatDiffer(
  convoy: Convoy,
  vehicles: number,
  lines: ManifestChanges['manifestLines'],
  count: AllClear,
): OpenItemDraft[] {
  const subject = { kind: 'convoy', id: convoy.id } as const;
  const travelled = lines.filter((line) => line.travelled);
  const listedPatients = travelled.filter(({ personKind }) => personKind === 'patient').length;
  const listedCompanions = travelled.length - listedPatients;
  const items: OpenItemDraft[] = [];
  if (count.patients !== listedPatients || count.companions !== listedCompanions) {
    const details = { patients: count.patients, companions: count.companions, listedPatients, listedCompanions };
    items.push({ ...discrepancy('head_count_differs', subject, details), kind: 'missing' });
  }
  if (count.vehicles !== vehicles) {
    items.push({
      ...discrepancy('vehicle_count_differs', subject, { counted: count.vehicles, planned: vehicles }),
      kind: 'missing',
    });
  }
  return items;
}
