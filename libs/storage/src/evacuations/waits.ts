import type { AgeBand, CasesAlike, Sex, WaitsByGroup, WaitTally } from '@corridor/domain/evacuations';
import type { Storage } from '../storage';

/** The cases themselves, so many alike in what decides how long they waited. In the words of both databases. */
export const CASES_ALIKE = `SELECT operation_id, enclave_id, age_band, sex, status, substr(submitted_at, 1, 10) AS submitted_on,
  substr(wait_ended_at, 1, 10) AS ended_on, COUNT(*) AS n FROM medevac_cases`;
export const ALIKE = `GROUP BY operation_id, enclave_id, age_band, sex, status, substr(submitted_at, 1, 10), substr(wait_ended_at, 1, 10)`;

/** A row of these. */
export const casesAlike = (row: Readonly<Record<string, string | number | null>>): CasesAlike => ({
  operationId: String(row['operation_id']),
  enclaveId: String(row['enclave_id']),
  // They are of these words in the table.
  ageBand: row['age_band'] as CasesAlike['ageBand'],
  sex: row['sex'] as CasesAlike['sex'],
  status: row['status'] as CasesAlike['status'],
  submittedAt: String(row['submitted_on']),
  waitEndedAt: row['ended_on'] === null ? null : String(row['ended_on']),
  count: Number(row['n']),
});

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
