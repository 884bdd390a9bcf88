import { aRequest, fillAndRelease, importFacts, planConvoy } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

const PATIENTS = 6;
const DIED = 5;

/** Who dies on the way neither vanishes from what was asked for nor counts as evacuated (DOMAIN 0.1, 10.13). */
describe('deaths on the way, as donors read them', () => {
  let office: Office;
  let coordinator: Person;

  beforeAll(async () => {
    office = await Office.open();
    coordinator = await office.person('coordinator');
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  type Total = { readonly value: number } | { readonly withheld: true };
  async function totals(donor: Person): Promise<Readonly<Record<string, Total>>> {
    const { figures } = await donor.read('/api/reports/figures');
    return Object.fromEntries(figures.map(({ key, total }: { key: string; total: Total }) => [key, total]));
  }

  it('are counted once the embargo is over, withheld where they are 1 to 4', async () => {
    const area = await importFacts(coordinator);
    const convoy = await planConvoy(coordinator, area);
    await fillAndRelease(coordinator, area, convoy, PATIENTS);
    for (let i = 0; i < 6; i += 1) await coordinator.created('/api/evacuations', aRequest(area));
    const say = (door: string, body: object) => coordinator.created(`/api/convoys/${convoy.id}/${door}`, body);
    const { lines } = await coordinator.read(`/api/convoys/${convoy.id}`);
    const cases: string[] = lines
      .filter(({ personKind }: { personKind: string }) => personKind === 'patient')
      .map(({ caseId }: { caseId: string }) => caseId);
    const before = await totals(coordinator);
    expect(before).toMatchObject({ waiting: { value: PATIENTS + 6 }, died_in_transit: { value: 0 } });

    for (const caseId of cases) await say('boardings/families', { caseId });
    await say('departures', { leg: 1 });
    for (const caseId of cases.slice(0, DIED))
      await say('takings-off', { caseId, personIds: [caseId], reason: 'died' });
    await say('arrivals', { leg: 1 });
    await say('departures', { leg: 2 });
    await say('arrivals', { leg: 2 });
    const count = { patients: PATIENTS - DIED, companions: PATIENTS, vehicles: 1 };
    await coordinator.created(`/api/convoys/${convoy.id}/all-clear`, count, { seenVersion: await convoy.version() });
    const last = String(cases.at(-1));
    await coordinator.created(`/api/evacuations/${last}/deaths`);
    const statuses = await Promise.all(
      [cases[0], last].map(async (id) => (await coordinator.read(`/api/evacuations/${String(id)}`)).status),
    );
    expect(statuses).toEqual(['died_in_transit', 'died_after_arrival']);
    expect(await totals(coordinator)).toEqual(before);

    office.clock.push(49 * 60);
    const donor = await office.person('donor');
    // Six of twelve left: five died on the way, and one, who is too few to show, arrived.
    expect(await totals(donor)).toMatchObject({
      waiting: { value: 6 },
      died_waiting: { value: 0 },
      died_in_transit: { value: DIED },
      evacuated_patients: { withheld: true },
      evacuated_companions: { value: PATIENTS },
    });
    const { body } = await donor.send('GET', '/reports?lang=en');
    expect(body).toContain('Patients who died on the way');

    const reviewer = await office.person('medical_reviewer');
    await reviewer.created(`/api/evacuations/${String(cases[0])}/deaths/withdrawal`);
    expect((await totals(donor))['died_in_transit']).toEqual({ withheld: true });
  });
});
