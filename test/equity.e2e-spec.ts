import { plusMinutes } from '@corridor/domain/time';
import { verifyStorage } from '@corridor/storage/backups/verify-database';
import { DeterioratedAndWaits1514900000000 } from '@corridor/storage/migrations/1514900000000-deteriorated-and-waits';
import { aRequest, importFacts, operationNow } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

describe('whose turn has come', () => {
  let office: Office;
  let everywhere: Person;
  let north: string;
  let south: string;

  beforeAll(async () => {
    office = await Office.open();
    everywhere = await office.person('coordinator', 'medical_reviewer', 'duty_officer');
    north = await importFacts(everywhere);
    const { items } = await everywhere.read('/api/enclaves');
    south = String(items.find(({ id }: { id: string }) => id !== north).id);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const request = async (area: string, about: object): Promise<string> =>
    String((await everywhere.created('/api/evacuations', aRequest(area, about))).id);
  const weeksAgo = async (weeks: number): Promise<string> =>
    plusMinutes(await operationNow(everywhere), -weeks * 7 * 24 * 60);
  const equityFor = (reader: Person) => reader.read('/api/waiting-list/equity');

  it('keeps the dead among those who asked, and follows every change at once', async () => {
    const girl = await request(north, { sex: 'female', ageBand: 'under_1' });
    const boy = await request(north, { sex: 'male', ageBand: 'under_1' });
    const mistake = await request(north, { sex: 'male', ageBand: '60_over' });
    await request(south, { sex: 'male', ageBand: '18_59' });
    await everywhere.created(`/api/evacuations/${girl}/deaths`, { note: 'invented words' });
    await everywhere.created(`/api/evacuations/${boy}/outcomes`, { outcome: 'admitted' });
    await everywhere.created(`/api/evacuations/${mistake}/decisions`, { decision: 'enter_in_error' });
    const { byArea, bySex, byAge } = await equityFor(everywhere);
    const row = (key: string, more: object) => ({
      key,
      asked: 1,
      waiting: 0,
      left: 0,
      diedWaiting: 0,
      otherwise: 0,
      waits: { waiting: null, left: null, diedWaiting: null },
      ...more,
    });
    const thisWeek = { people: 1, median: 0, longest: 0 };
    const waits = (more: object) => ({ waits: { waiting: null, left: null, diedWaiting: null, ...more } });
    expect(byArea).toEqual(
      expect.arrayContaining([
        row(north, { asked: 2, left: 1, diedWaiting: 1, ...waits({ left: thisWeek, diedWaiting: thisWeek }) }),
        row(south, { waiting: 1, ...waits({ waiting: thisWeek }) }),
      ]),
    );
    expect(bySex).toEqual(
      expect.arrayContaining([
        row('female', { diedWaiting: 1, ...waits({ diedWaiting: thisWeek }) }),
        row('male', { asked: 2, left: 1, waiting: 1, ...waits({ left: thisWeek, waiting: thisWeek }) }),
      ]),
    );
    expect(byAge).toEqual(
      expect.arrayContaining([
        row('under_1', { asked: 2, left: 1, diedWaiting: 1, ...waits({ left: thisWeek, diedWaiting: thisWeek }) }),
        row('18_59', { waiting: 1, ...waits({ waiting: thisWeek }) }),
      ]),
    );
    expect([byArea, bySex, byAge].map((rows) => rows.length)).toEqual([2, 2, 2]);
  });

  it('says how long it took, by when it is said to have happened, and takes it back', async () => {
    const rowOf = async (key: string) =>
      (await equityFor(everywhere)).byAge.find((each: { key: string }) => each.key === key);
    const patient = await request(north, { ageBand: '12_17', occurredAt: await weeksAgo(10) });
    expect((await rowOf('12_17')).waits.waiting).toEqual({ people: 1, median: 10, longest: 10 });
    const death = { note: 'invented words', occurredAt: await weeksAgo(4) };
    await everywhere.created(`/api/evacuations/${patient}/deaths`, death);
    expect((await rowOf('12_17')).waits).toEqual({
      waiting: null,
      left: null,
      diedWaiting: { people: 1, median: 6, longest: 6 },
    });
    await everywhere.created(`/api/evacuations/${patient}/deaths/withdrawal`, { note: 'invented words' });
    expect((await rowOf('12_17')).waits).toMatchObject({ waiting: { people: 1, median: 10 }, diedWaiting: null });
    const left = { outcome: 'admitted', occurredAt: await weeksAgo(1) };
    await everywhere.created(`/api/evacuations/${patient}/outcomes`, left);
    expect((await rowOf('12_17')).waits).toMatchObject({ waiting: null, left: { people: 1, median: 9, longest: 9 } });
  });

  it('says at the head of the list who got worse, of whom, and takes it back', async () => {
    const here = `/api/waiting-list/figures?enclaveId=${south}`;
    const patient = await request(south, { ageBand: '60_over', occurredAt: await weeksAgo(3) });
    const look = async (acuity: string) =>
      everywhere.created(`/api/evacuations/${patient}/assessments`, { acuity, priority: 'P3' });
    await look('yellow');
    expect(await everywhere.read(here)).toMatchObject({ waiting: 2, deteriorated: 0, diedWaiting: 0 });
    await look('red');
    expect(await everywhere.read(here)).toEqual({
      waiting: 2,
      deteriorated: 1,
      diedWaiting: 0,
      wait: { people: 2, median: 0, longest: 3 },
    });
    const onList = async () =>
      (await everywhere.read('/api/waiting-list?limit=200')).items.find(({ id }: { id: string }) => id === patient);
    const { deterioratedAt, submittedAt } = await onList();
    expect(deterioratedAt > submittedAt).toBe(true);
    expect(await everywhere.read('/api/waiting-list/figures')).toMatchObject({ deteriorated: 1, diedWaiting: 1 });
    await look('yellow');
    expect(await everywhere.read(here)).toMatchObject({ deteriorated: 0 });
    expect((await onList()).deterioratedAt).toBeNull();
    await look('red');
    await everywhere.created(`/api/evacuations/${patient}/deaths`, { note: 'invented words' });
    // Who died waiting waits no more, and is not counted as one who got worse.
    expect(await everywhere.read(here)).toMatchObject({ waiting: 1, deteriorated: 0, diedWaiting: 1 });
  });

  it('is told as far as somebody reaches', async () => {
    const local = await office.personFor({ enclaveId: south }, 'coordinator');
    expect((await equityFor(local)).byArea.map(({ key }: { key: string }) => key)).toEqual([south]);
    expect(await local.read(`/api/waiting-list/figures?enclaveId=${north}`)).toMatchObject({ waiting: 0, wait: null });
    expect(await local.read('/api/waiting-list/figures')).toMatchObject({ waiting: 1, diedWaiting: 1 });
    const donor = await office.person('donor');
    for (const path of ['/api/waiting-list/equity', '/api/waiting-list/figures'])
      expect((await donor.send('GET', path)).status).toBe(403);
  });

  it('is counted from the cases where they are older than the counts', async () => {
    const before = await equityFor(everywhere);
    const runner = office.storage.writer.createQueryRunner();
    const migration = new DeterioratedAndWaits1514900000000();
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
    await expect(verifyStorage(office.storage)).resolves.toHaveLength(1);
    // When somebody left was not kept then: of them nobody is told how long they had waited.
    const kept = before.bySex.map((each: { waits: object }) => ({ ...each, waits: { ...each.waits, left: null } }));
    expect((await equityFor(everywhere)).bySex).toEqual(kept);
    const [marked] = await office.storage.all<{ n: number | string }>(
      'SELECT COUNT(*) AS n FROM medevac_cases WHERE deteriorated_at IS NOT NULL',
    );
    expect(Number(marked?.n)).toBe(1);
  });

  it.each([
    ['case_tallies', 'count', `status = 'submitted'`],
    ['case_tallies', 'deteriorated', `status = 'submitted'`],
    ['wait_tallies', 'week', `stage = 'diedWaiting'`],
    ['wait_tallies', 'count', `stage = 'waiting'`],
  ])('is noticed where the kept counts and the cases disagree: %s, %s', async (table, column, which) => {
    const moveBy = (n: number): Promise<unknown> =>
      office.storage.writer.query(`UPDATE ${table} SET ${column} = ${column} + ${String(n)} WHERE ${which}`);
    await expect(verifyStorage(office.storage)).resolves.toHaveLength(1);
    await moveBy(1);
    await expect(verifyStorage(office.storage)).rejects.toThrow('kept counts');
    await moveBy(-1);
  });
});
