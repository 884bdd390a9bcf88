import { fillAndRelease, importFacts, operationNow, type PlannedConvoy, planConvoy } from './support/main-job';
import { Office } from './support/office';
import { setUpSecondFactor } from './support/second-factor';
import type { Person } from './support/person';

/** An exercise's clock is moved by a command, and its record ends by one. */
describe('the clock and the end of an exercise', () => {
  let office: Office;
  let coordinator: Person;
  let nurse: Person;
  let convoy: PlannedConvoy;

  beforeAll(async () => {
    office = await Office.open();
    coordinator = await office.person('coordinator');
    const area = await importFacts(coordinator);
    nurse = await office.person('field');
    convoy = await planConvoy(coordinator, area, { assignments: [{ accountId: nurse.accountId, task: 'nurse' }] });
    await fillAndRelease(coordinator, area, convoy, 1);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const advance = '/api/operations/current/clock-advances';

  it('goes on for everybody, and what falls due by the jump rings', async () => {
    await nurse.created(`/api/convoys/${convoy.id}/departures`, { leg: 1 });
    const before = Date.parse(await operationNow(nurse));
    await Promise.all([
      coordinator.created(advance, { minutes: 40 }),
      office.administrator.created(advance, { minutes: 40 }),
    ]);
    const gone = (Date.parse(await operationNow(nurse)) - before) / 60_000;
    expect(Math.floor(gone)).toBe(80);
    await office.sweep();
    expect((await coordinator.read(`/api/convoys/${convoy.id}`)).overdueSince).not.toBeNull();
  });

  it('records what comes after the jump in the time after the jump', async () => {
    const to = new Date(Date.parse(await operationNow(coordinator)) + 86_400_000).toISOString();
    const moved = await coordinator.created(advance, { to });
    const said = await nurse.created(`/api/convoys/${convoy.id}/problems`, {});
    expect(String(moved.recordedAt) < to && to <= String(said.recordedAt)).toBe(true);
    expect((await coordinator.read('/api/audit/verification')).intact).toBe(true);
  });

  it('is moved by who steers, once a press, one way, and to a moment that is one', async () => {
    const commandId = '0190a000-0000-7000-8000-00000000c10c';
    await coordinator.created(advance, { minutes: 1 }, { commandId });
    expect((await coordinator.created(advance, { minutes: 1 }, { commandId })).outcome).toBe('duplicate');
    expect(await nurse.refused(advance, { minutes: 15 })).toBe('403 permission.denied');
    const past = '2001-01-01T00:00:00Z';
    expect(await coordinator.refused(advance, { to: past })).toBe('422 operation.clock_only_forward');
    for (const body of [{}, { minutes: 0 }, { minutes: 1.5 }, { to: 'tomorrow' }, { minutes: 1, to: past }])
      expect(await coordinator.refused(advance, body)).toBe('400 request.invalid');
  });

  it('is closed for every write and open for every reading', async () => {
    expect(await nurse.refused('/api/operations/current/closure')).toBe('403 permission.denied');
    await coordinator.created('/api/operations/current/closure');
    expect(await nurse.refused(`/api/convoys/${convoy.id}/problems`)).toBe('422 operation.closed');
    expect(await coordinator.refused(advance, { minutes: 1 })).toBe('422 operation.closed');
    expect(await coordinator.refused('/api/operations/current/closure')).toBe('422 operation.closed');
    expect((await coordinator.read(`/api/convoys/${convoy.id}`)).reports).not.toHaveLength(0);
    await coordinator.created(`/api/convoys/${convoy.id}/disclosures`, { purpose: 'audit' });
    expect((await coordinator.read('/api/audit/verification')).intact).toBe(true);
    expect((await coordinator.read('/api/operations/current')).closedAt).not.toBeNull();
  });

  it('leaves a closed one out where another is open and none was named', async () => {
    const { id } = await office.administrator.created('/api/operations', { name: 'Exercise Two', kind: 'exercise' });
    expect((await office.administrator.read('/api/operations/current')).id).toBe(id);
  });

  it('never touches a live operation', async () => {
    const { id } = await office.administrator.created('/api/operations', { name: 'Live One', kind: 'live' });
    const live = `?operationId=${String(id)}`;
    await setUpSecondFactor(office.administrator, office.clock.now());
    expect(await office.administrator.refused(`${advance}${live}`, { minutes: 1 })).toBe(
      '400 operation.live_clock_is_fixed',
    );
    await office.administrator.created(`/api/operations/current/closure${live}`);
  });
});
