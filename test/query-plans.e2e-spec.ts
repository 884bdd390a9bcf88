import type { Storage } from '@corridor/storage/storage';
import { aPlan, aRequest, importFacts, operationNow } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

async function aConvoyOnTheRoad(coordinator: Person, area: string): Promise<void> {
  const { id } = await coordinator.created('/api/convoys', aPlan(area, await operationNow(coordinator)));
  await coordinator.created(`/api/convoys/${String(id)}/departures`, { leg: 1 });
}

/** How the database says it would go about each statement that a reader's page asks. */
async function plansOf(storage: Storage, reader: Person, path: string): Promise<string[]> {
  const asked = jest.spyOn(storage, 'all');
  await reader.read(path);
  const statements = asked.mock.calls.map(([sql, parameters = []]) => ({ sql, parameters }));
  asked.mockRestore();
  const ofPeople =
    /FROM (medevac_cases|case_tallies|wait_tallies|convoys|open_items|convoy_legs|companions|clearances|manifest_lines)\b/;
  const plans: string[] = [];
  for (const { sql, parameters } of statements.filter(({ sql: each }) => ofPeople.test(each)))
    plans.push((await (storage.isPostgres ? planOnPostgres : planOnSqlite)(storage, sql, parameters)).join('\n'));
  return [...new Set(plans)].sort();
}

async function planOnSqlite(storage: Storage, sql: string, parameters: readonly unknown[]): Promise<string[]> {
  const steps = await storage.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters);
  return steps.map(({ detail }) => detail);
}

/** With what a full table would make dear put out of reach: on an empty one every plan looks alike. */
async function planOnPostgres(storage: Storage, sql: string, parameters: readonly unknown[]): Promise<string[]> {
  return storage.writer.transaction(async (manager) => {
    await manager.query('SET LOCAL enable_seqscan = off');
    await manager.query('SET LOCAL enable_bitmapscan = off');
    await manager.query('SET LOCAL enable_sort = off');
    const lines = await manager.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN (COSTS OFF) ${sql}`, [...parameters]);
    return lines.map((line) => line['QUERY PLAN']);
  });
}

/** On whatever the run is on: pages whose cost must not grow with what lies behind them. */
describe('a page of a long list', () => {
  let office: Office;
  let coordinator: Person;
  let area: string;

  beforeAll(async () => {
    office = await Office.open();
    coordinator = await office.person('coordinator', 'medical_reviewer');
    area = await importFacts(coordinator);
    await coordinator.created('/api/evacuations', aRequest(area));
    await coordinator.created('/api/evacuations', aRequest(area, { priority: 'P3' }));
    await aConvoyOnTheRoad(coordinator, area);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const listOf = (plans: readonly string[], index: string): string =>
    plans.find((plan) => plan.includes(index)) ?? `no plan uses ${index}:\n${plans.join('\n--\n')}`;

  it.each([
    ['the waiting list', () => '/api/waiting-list?limit=1', 'medevac_cases_rank_idx'],
    ['what waits for a person', () => '/api/now', 'open_items_waiting_idx'],
  ])('reads %s in the order of an index, and sorts nothing', async (_, path, index) => {
    const plan = listOf(await plansOf(office.storage, coordinator, path()), index);
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/TEMP B-TREE|Sort\b/);
  });

  it('reads the next page from where the last one ended, and sorts no more than four pages', async () => {
    const { nextCursor } = await coordinator.read('/api/waiting-list?limit=1');
    const path = `/api/waiting-list?limit=1&after=${String(nextCursor)}`;
    const plan = listOf(await plansOf(office.storage, coordinator, path), 'medevac_cases_rank_idx');
    expect(plan.split('medevac_cases_rank_idx')).toHaveLength(5);
    expect(plan.match(/TEMP B-TREE|Sort Key/g)).toHaveLength(1);
  });

  it('reads figures from the kept tallies, and never every case', async () => {
    const plans = await plansOf(office.storage, coordinator, '/api/now');
    expect(listOf(plans, 'case_tallies')).toContain('case_tallies');
    expect(plans.join('\n')).not.toMatch(/SCAN (medevac_cases|m)\b|Seq Scan on (medevac_cases|open_items|convoys)/);
  });
});

/** The whole plans, on SQLite, whatever the run is on: a change that makes one dearer shows in review. */
describe('the plans on SQLite', () => {
  it('are these', async () => {
    const office = await Office.open({ DATABASE_URL: '', QUEUE_URL: '' });
    try {
      const coordinator = await office.person('coordinator');
      const area = await importFacts(coordinator);
      await coordinator.created('/api/evacuations', aRequest(area));
      await coordinator.created('/api/evacuations', aRequest(area));
      await aConvoyOnTheRoad(coordinator, area);
      const { nextCursor } = await coordinator.read('/api/waiting-list?limit=1');
      const local = await office.personFor({ enclaveId: area }, 'coordinator');
      const pages = {
        'the waiting list': [coordinator, '/api/waiting-list?limit=1'],
        'its next page': [coordinator, `/api/waiting-list?limit=1&after=${String(nextCursor)}`],
        'the waiting list of one area': [local, '/api/waiting-list?limit=1'],
        'the board': [coordinator, '/api/now'],
        'the board of one area': [local, '/api/now'],
        'whose turn has come': [coordinator, '/api/waiting-list/equity'],
        'what the list says of itself': [coordinator, '/api/waiting-list/figures'],
        'the same of one area': [coordinator, `/api/waiting-list/figures?enclaveId=${area}`],
      } as const;
      const plans: Record<string, string[]> = {};
      for (const [page, [reader, path]] of Object.entries(pages))
        plans[page] = await plansOf(office.storage, reader, path);
      expect(plans).toMatchSnapshot();
    } finally {
      await office.close();
    }
  });
});
