import type { Instant } from '../time';
import type { AgeBand, Sex } from './medevac-case';
import { type EquityStage, stageOf } from './stages';
import type { CaseTally } from './tally';
import { type Wait, waitOf, type WaitStage, type WaitTally } from './waits';

/** Patients of one group, each counted once. */
export interface EquityRow<Key extends string = string> extends Readonly<Record<EquityStage, number>> {
  readonly key: Key;
  /** Everybody who asked: the sum of the four. */
  readonly asked: number;
  readonly waits: Readonly<Record<WaitStage, Wait | null>>;
}

export interface Equity {
  readonly byArea: readonly EquityRow[];
  readonly bySex: readonly EquityRow<Sex>[];
  readonly byAge: readonly EquityRow<AgeBand>[];
}

type Waits = Pick<WaitTally, 'stage' | 'week' | 'count'>;

/** The tallies of waits, added up for each group by itself: as many as there are weeks, however many groups there are. */
export interface WaitsByGroup {
  readonly byArea: readonly (Waits & { readonly key: string })[];
  readonly bySex: readonly (Waits & { readonly key: Sex })[];
  readonly byAge: readonly (Waits & { readonly key: AgeBand })[];
}

/** Whose turn has come, and after how long, by area, sex and age: the same people three times, so that each table has the same sum. */
export function equityOf(tallies: readonly CaseTally[], waits: WaitsByGroup, now: Instant): Equity {
  return {
    byArea: rowsBy(tallies, ({ enclaveId }) => enclaveId, waits.byArea, now),
    bySex: rowsBy(tallies, ({ sex }) => sex, waits.bySex, now),
    byAge: rowsBy(tallies, ({ ageBand }) => ageBand, waits.byAge, now),
  };
}

const nobody = { asked: 0, waiting: 0, left: 0, diedWaiting: 0, otherwise: 0 };

function rowsBy<Key extends string>(
  tallies: readonly CaseTally[],
  keyOf: (tally: CaseTally) => Key,
  waits: readonly (Waits & { readonly key: Key })[],
  now: Instant,
): readonly EquityRow<Key>[] {
  const counts = new Map<Key, Readonly<Record<EquityStage | 'asked', number>>>();
  for (const tally of tallies) {
    const stage = stageOf[tally.status];
    if (stage === null || tally.count === 0) continue;
    const key = keyOf(tally);
    const row = counts.get(key) ?? nobody;
    counts.set(key, { ...row, asked: row.asked + tally.count, [stage]: row[stage] + tally.count });
  }
  return [...counts].map(([key, row]) => {
    const own = waits.filter((each) => each.key === key);
    const of = (stage: WaitStage) => waitOf(own, stage, now);
    return { key, ...row, waits: { waiting: of('waiting'), left: of('left'), diedWaiting: of('diedWaiting') } };
  });
}
