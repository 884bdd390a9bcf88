import { verifyStorage } from '@corridor/storage/backups/verify-database';
import { aRequest, importFacts } from './support/main-job';
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
      ...more,
    });
    expect(byArea).toEqual(
      expect.arrayContaining([row(north, { asked: 2, left: 1, diedWaiting: 1 }), row(south, { waiting: 1 })]),
    );
    expect(bySex).toEqual(
      expect.arrayContaining([row('female', { diedWaiting: 1 }), row('male', { asked: 2, left: 1, waiting: 1 })]),
    );
    expect(byAge).toEqual(
      expect.arrayContaining([row('under_1', { asked: 2, left: 1, diedWaiting: 1 }), row('18_59', { waiting: 1 })]),
    );
    expect([byArea, bySex, byAge].map((rows) => rows.length)).toEqual([2, 2, 2]);
  });

  it('is told as far as somebody reaches', async () => {
    const local = await office.personFor({ enclaveId: south }, 'coordinator');
    expect((await equityFor(local)).byArea.map(({ key }: { key: string }) => key)).toEqual([south]);
    const donor = await office.person('donor');
    expect((await donor.send('GET', '/api/waiting-list/equity')).status).toBe(403);
  });

  it('is noticed where the kept counts and the cases disagree', async () => {
    await expect(verifyStorage(office.storage)).resolves.toHaveLength(1);
    await office.storage.writer.query(
      `UPDATE case_tallies SET count = count + 1 WHERE operation_id = '${office.operationId}' AND status = 'submitted'`,
    );
    await expect(verifyStorage(office.storage)).rejects.toThrow('kept counts');
  });
});
