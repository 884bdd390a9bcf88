import type { AgeBand, Sex, WaitsByGroup, WaitTally } from '@corridor/domain/evacuations';
import type { Storage } from '../storage';

type Counted = Pick<WaitTally, 'stage' | 'week' | 'count'>;

/** Of one operation, added up for each key of a column. `seen` keeps them to what the reader reaches. */
export async function waitsBy<Key extends string>(
  storage: Storage,
  column: 'enclave_id' | 'sex' | 'age_band' | 'operation_id',
  seen: string,
  parameters: readonly unknown[],
): Promise<(Counted & { readonly key: Key })[]> {
  const rows = await storage.all<{ key: Key; stage: Counted['stage']; week: number | string; n: number | string }>(
    `SELECT ${column} AS key, stage, week, SUM(count) AS n FROM wait_tallies WHERE operation_id = $1${seen}
      GROUP BY ${column}, stage, week`,
    parameters,
  );
  return rows.map(({ key, stage, week, n }) => ({ key, stage, week: Number(week), count: Number(n) }));
}

/** The same for each way of grouping. */
export async function waitsByGroup(
  storage: Storage,
  seen: string,
  parameters: readonly unknown[],
): Promise<WaitsByGroup> {
  const [byArea, bySex, byAge] = await Promise.all([
    waitsBy<string>(storage, 'enclave_id', seen, parameters),
    waitsBy<Sex>(storage, 'sex', seen, parameters),
    waitsBy<AgeBand>(storage, 'age_band', seen, parameters),
  ]);
  return { byArea, bySex, byAge };
}
