import { addedUp, waitStages } from '@corridor/domain/evacuations';
import { ALIKE, CASES_ALIKE, casesAlike } from '../evacuations/cases-alike';
import { AccessLog } from '../keys/access-log';
import { checkGuards } from '../ledger/guards';
import { verifyChain } from '../ledger/verify';
import { Storage } from '../storage';
import type { OperationHead } from './manifest';

/** An entry is missing or was changed, or the guards that keep it from happening are gone. */
export class DatabaseDamaged extends Error {
  override readonly name = 'DatabaseDamaged';
}

/** Walks every chain of a database file without writing to it. Throws DatabaseDamaged, LedgerUnguarded. */
export async function verifyDatabase(path: string): Promise<OperationHead[]> {
  const storage = await Storage.openToRead(path);
  try {
    await checkGuards((sql) => storage.all<{ name: string }>(sql), false);
    return await verifyStorage(storage);
  } finally {
    await storage.onApplicationShutdown();
  }
}

/** Walks every operation's ledger and access log. Throws DatabaseDamaged at the first that does not hold. */
export async function verifyStorage(storage: Storage): Promise<OperationHead[]> {
  const heads: OperationHead[] = [];
  for (const { id } of await storage.all<{ id: string }>('SELECT id FROM operations ORDER BY id')) {
    const found = await verifyChain(storage, id);
    if (!found.intact)
      throw new DatabaseDamaged(`the ledger of ${id} is broken at entry ${String(found.brokenAt)}: ${found.reason}`);
    if (!(await AccessLog.isIntact(storage, id))) throw new DatabaseDamaged(`the access log of ${id} is broken`);
    if (!(await countsHold(storage, id)))
      throw new DatabaseDamaged(`the kept counts of ${id} are not those of its cases`);
    const [head] = await storage.records('ledgerHeads', 'WHERE operation_id = $1', [id]);
    heads.push({ operationId: id, entries: found.entries, hash: head?.hash ?? '' });
  }
  return heads;
}

/** Whether the tallies say what a count of the cases says: each asked in one statement, since people may be writing meanwhile. */
async function countsHold(storage: Storage, operationId: string): Promise<boolean> {
  if (!(await keeps(storage, 'case_tallies'))) return true;
  const keepsWaits = await keeps(storage, 'wait_tallies');
  const kind = 'enclave_id, status, age_band, sex';
  const [counted, kept] = keepsWaits ? ['COUNT(deteriorated_at)', '-deteriorated'] : ['0', '0'];
  const [differing] = await storage.all(
    `SELECT ${kind} FROM (
       SELECT ${kind}, COUNT(*) AS n, ${counted} AS d FROM medevac_cases WHERE operation_id = $1 GROUP BY ${kind}
       UNION ALL SELECT ${kind}, -count AS n, ${kept} AS d FROM case_tallies WHERE operation_id = $2) AS both_ways
      GROUP BY ${kind} HAVING SUM(n) <> 0 OR SUM(d) <> 0 LIMIT 1`,
    [operationId, operationId],
  );
  return differing === undefined && (!keepsWaits || (await waitsHold(storage, operationId)));
}

async function waitsHold(storage: Storage, operationId: string): Promise<boolean> {
  const rows = await storage.all<Readonly<Record<string, string | number | null>>>(
    `${CASES_ALIKE} WHERE operation_id = $1 ${ALIKE}
     UNION ALL SELECT operation_id, enclave_id, age_band, sex, stage, CAST(week AS text), NULL, -count FROM wait_tallies WHERE operation_id = $2`,
    [operationId, operationId],
  );
  const isTally = ({ status }: (typeof rows)[number]): boolean =>
    (waitStages as readonly string[]).includes(String(status));
  const kept = rows.filter(isTally).map((row) => {
    const { status, submittedAt, ...tally } = casesAlike(row);
    return { ...tally, stage: String(status), week: Number(submittedAt) };
  });
  const sums = new Map<string, number>();
  for (const each of [...addedUp(rows.filter((row) => !isTally(row)).map(casesAlike)), ...kept]) {
    const key = [each.enclaveId, each.ageBand, each.sex, each.stage, each.week].join(' ');
    sums.set(key, (sums.get(key) ?? 0) + each.count);
  }
  return [...sums.values()].every((sum) => sum === 0);
}

/** A copy that was made before counts were kept has none; they are counted when it is first opened to write. */
async function keeps(storage: Storage, table: string): Promise<boolean> {
  if (storage.isPostgres) return true;
  return (await storage.all('SELECT name FROM sqlite_master WHERE name = $1', [table])).length > 0;
}
