import type { AgeBand, CaseStatus, Sex } from './medevac-case';
import type { CaseTally } from './tally';

/** What became of those who asked, as far as it says whether everybody's turn comes alike. */
export const equityStages = ['waiting', 'left', 'diedWaiting', 'otherwise'] as const;
export type EquityStage = (typeof equityStages)[number];

/** Null: no person of their own, so nobody who asked. Who died after leaving had their turn; who died waiting had none. */
const stageOf: Readonly<Record<CaseStatus, EquityStage | null>> = {
  submitted: 'waiting',
  needs_information: 'waiting',
  under_review: 'waiting',
  listed: 'waiting',
  deferred: 'waiting',
  suspended: 'waiting',
  scheduled: 'waiting',
  // On the way: they have left.
  boarded: 'left',
  in_transit: 'left',
  held_at_checkpoint: 'left',
  died_in_transit: 'left',
  handed_over: 'left',
  admitted: 'left',
  transferred_onward: 'left',
  discharged: 'left',
  returned: 'left',
  remains: 'left',
  resettled: 'left',
  died_after_arrival: 'left',
  died_waiting: 'diedWaiting',
  not_advised: 'otherwise',
  withdrawn: 'otherwise',
  left_by_other_means: 'otherwise',
  treated_locally: 'otherwise',
  detained: 'otherwise',
  missing: 'otherwise',
  lost_to_follow_up: 'otherwise',
  // Counted as the case that they go on in.
  merged: null,
  entered_in_error: null,
};

/** Patients of one group, each counted once. */
export interface EquityRow<Key extends string = string> extends Readonly<Record<EquityStage, number>> {
  readonly key: Key;
  /** Everybody who asked: the sum of the four. */
  readonly asked: number;
}

export interface Equity {
  readonly byArea: readonly EquityRow[];
  readonly bySex: readonly EquityRow<Sex>[];
  readonly byAge: readonly EquityRow<AgeBand>[];
}

/** Whose turn has come, by area, sex and age: the same people three times, so that each table has the same sum. */
export function equityOf(tallies: readonly CaseTally[]): Equity {
  return {
    byArea: rowsBy(tallies, ({ enclaveId }) => enclaveId),
    bySex: rowsBy(tallies, ({ sex }) => sex),
    byAge: rowsBy(tallies, ({ ageBand }) => ageBand),
  };
}

const nobody = { asked: 0, waiting: 0, left: 0, diedWaiting: 0, otherwise: 0 };

function rowsBy<Key extends string>(
  tallies: readonly CaseTally[],
  keyOf: (tally: CaseTally) => Key,
): readonly EquityRow<Key>[] {
  const rows = new Map<Key, EquityRow<Key>>();
  for (const tally of tallies) {
    const stage = stageOf[tally.status];
    if (stage === null || tally.count === 0) continue;
    const key = keyOf(tally);
    const row = rows.get(key) ?? { key, ...nobody };
    rows.set(key, { ...row, asked: row.asked + tally.count, [stage]: row[stage] + tally.count });
  }
  return [...rows.values()];
}
