import { discrepancy, type Decision, type OpenItemDraft, RuleViolation } from '../commands';
import { identityRetention, type MedevacCase, stepsOf, waitingAgain } from '../evacuations';
import { aboardOf } from './boarding';
import {
  type Boarding,
  type Convoy,
  convoyAnswer,
  type ConvoyAnswer,
  type ConvoyOnRecord,
  type HeadCount,
  type ManifestLine,
  subjectsOf,
} from './convoy';
import { mustBeOpen } from './lifecycle';
import { carriedOf, type Deciding, type SettledChanges, settledStep, stopTheClock } from './release';

export interface AllClear extends HeadCount {
  readonly vehicles: number;
  /** Lines of the frozen manifest whose people were not aboard. */
  readonly didNotTravel: readonly string[];
  /** People without a case, where base counted them. */
  readonly others?: number | undefined;
}

/**
 * Base, never the phone, counts people and vehicles out at the destination. A count that differs opens a *missing* item
 * that outlives the convoy and blocks nothing.
 */
export function declareAllClear(
  { convoy, vehicles, lines, boardings }: Omit<ConvoyOnRecord, 'legs' | 'reports'>,
  cases: readonly MedevacCase[],
  count: AllClear,
  by: Deciding,
): Decision<SettledChanges, ConvoyAnswer> {
  mustBeOpen(convoy, 'declare_all_clear');
  const held = lines.filter(({ holds }) => holds);
  const strangers = count.didNotTravel.filter((id) => !held.some((line) => line.id === id));
  if (strangers.length > 0) throw new RuleViolation('manifest.line_unknown', { lineIds: strangers }, 'not_found');

  const next: Convoy = {
    ...convoy,
    version: convoy.version + 1,
    status: 'all_clear',
    allClearAt: by.now,
    deliveredPatients: count.patients,
    deliveredCompanions: count.companions,
    deliveredOthers: count.others ?? null,
    newsDueAt: null,
    overdueSince: null,
    problemAt: null,
  };
  const settledLines = held.map((line) => ({
    ...line,
    holds: false,
    travelled: hasTravelled(line, boardings) ?? !count.didNotTravel.includes(line.id),
  }));
  const aboard = aboardOf(convoy.id, boardings);
  const unlisted = aboard.filter(({ personId }) => !held.some((line) => line.personId === personId));
  const arrived = new Set([
    ...settledLines.filter(({ travelled }) => travelled).map(({ personId }) => personId),
    ...unlisted.map(({ personId }) => personId),
  ]);
  const moved = carriedOf(held, aboard, cases);
  return {
    changes: {
      convoys: [next],
      manifestLines: settledLines,
      medevacCases: moved.map((each) => ({
        ...each,
        status: arrived.has(each.id) ? ('handed_over' as const) : waitingAgain(each),
        version: each.version + 1,
      })),
      boardings: aboard.map((step) =>
        settledStep(
          step,
          arrived.has(step.personId)
            ? { kind: 'handed_over', reason: null }
            : { kind: 'taken_off', reason: 'not_counted_out' },
          by,
        ),
      ),
    },
    entry: {
      name: 'convoy.all_clear',
      body: {
        reference: convoy.reference,
        patients: count.patients,
        companions: count.companions,
        ...(count.others === undefined ? {} : { others: count.others }),
        vehicles: count.vehicles,
        didNotTravel: count.didNotTravel.length,
      },
      subjects: [...subjectsOf(convoy), ...cases.map(({ id }) => ({ kind: 'case', id }) as const)],
    },
    deadlines: [
      stopTheClock(next),
      ...moved.filter(({ id }) => arrived.has(id)).map(({ id }) => identityRetention(id, by.now)),
    ],
    openItems: countsThatDiffer(convoy, vehicles.length, [...settledLines.filter(isOut), ...unlisted], count),
    answer: convoyAnswer(next),
  };
}

const isOut = ({ travelled }: ManifestLine): boolean => travelled === true;

/**
 * What was said of somebody by name, where that settles it: handed over, or off again, or never come. Null: what base
 * counts decides, as for everybody who is aboard or of whom nobody said anything.
 */
function hasTravelled({ convoyId, personId }: ManifestLine, boardings: readonly Boarding[]): boolean | null {
  const last = stepsOf(personId, boardings).at(-1);
  if (!last) return null;
  if (last.kind === 'boarded') return last.convoyId === convoyId ? null : false;
  if (last.convoyId !== convoyId || last.kind === 'died') return null;
  return last.kind === 'handed_over';
}

function countsThatDiffer(
  convoy: Convoy,
  vehicles: number,
  travelled: readonly Pick<ManifestLine, 'personKind'>[],
  count: AllClear,
): OpenItemDraft[] {
  const subject = { kind: 'convoy', id: convoy.id } as const;
  const listedPatients = travelled.filter(({ personKind }) => personKind === 'patient').length;
  const listedCompanions = travelled.length - listedPatients;
  const items: OpenItemDraft[] = [];
  if (count.patients !== listedPatients || count.companions !== listedCompanions) {
    const details = { patients: count.patients, companions: count.companions, listedPatients, listedCompanions };
    items.push({ ...discrepancy('head_count_differs', subject, details), kind: 'missing' });
  }
  if (count.others !== undefined && count.others !== (convoy.aboardOthers ?? 0)) {
    const details = { others: count.others, aboardOthers: convoy.aboardOthers ?? 0 };
    items.push({ ...discrepancy('others_count_differs', subject, details), kind: 'missing' });
  }
  if (count.vehicles !== vehicles) {
    items.push({
      ...discrepancy('vehicle_count_differs', subject, { counted: count.vehicles, planned: vehicles }),
      kind: 'missing',
    });
  }
  return items;
}
