import { fillAndRelease, importFacts, mails, type PlannedConvoy, planConvoy } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

/** A convoy that does not arrive raises the alarm by itself. */
describe('a convoy that falls silent', () => {
  let office: Office;
  let coordinator: Person;
  let convoy: PlannedConvoy;

  beforeAll(async () => {
    office = await Office.open();
    coordinator = await office.person('coordinator');
    const area = await importFacts(coordinator);
    convoy = await planConvoy(coordinator, area);
    await fillAndRelease(coordinator, area, convoy, 1);
    await coordinator.created('/api/watches', { scope: 'convoy', scopeId: convoy.id, leastSeverity: 'alarm' });
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const standing = async () => coordinator.read(`/api/convoys/${convoy.id}`);
  const alarms = async () => (await mails(office)).filter(({ to }) => to.startsWith('coordinator'));

  it('rings once when news is due and has not come, and not before', async () => {
    await coordinator.created(`/api/convoys/${convoy.id}/departures`, { leg: 1 });
    office.clock.push(74); // an hour's way and a quarter of an hour of grace, less a minute
    await office.sweep();
    expect((await standing()).overdueSince).toBeNull();
    office.clock.push(2);
    await Promise.all([office.sweep(), office.sweep()]);
    await office.sweep();
    expect((await standing()).overdueSince).not.toBeNull();
    expect(await alarms()).toHaveLength(1);
  });

  it('is quiet when news came, however late, and rings for the next silence', async () => {
    await coordinator.created(`/api/convoys/${convoy.id}/stops`, {
      reason: 'held_by',
      nextNewsBy: await inMinutes(30),
    });
    expect((await standing()).overdueSince).toBeNull();
    await office.sweep();
    expect(await alarms()).toHaveLength(1);
    office.clock.push(46);
    await office.sweep();
    expect((await standing()).overdueSince).not.toBeNull();
    expect(await alarms()).toHaveLength(2);
  });

  it('has no clock any more once it arrived', async () => {
    await coordinator.created(`/api/convoys/${convoy.id}/arrivals`, { leg: 1 });
    await coordinator.created(`/api/convoys/${convoy.id}/departures`, { leg: 2 });
    await coordinator.created(`/api/convoys/${convoy.id}/arrivals`, { leg: 2 });
    office.clock.push(8 * 60);
    await office.sweep();
    expect(await alarms()).toHaveLength(2);
  });

  async function inMinutes(minutes: number): Promise<string> {
    const { now } = await coordinator.read('/api/operations/current');
    return new Date(Date.parse(String(now)) + minutes * 60_000).toISOString();
  }
});
