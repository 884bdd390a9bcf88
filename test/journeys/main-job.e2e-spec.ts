import { fillAndRelease, importFacts, mails, planConvoy } from '../support/main-job';
import { Office } from '../support/office';
import type { Person } from '../support/person';

/** The main job, straight through, as it is done over HTTP: from the facts of December 2017 to the donor's count. */
describe('the main job', () => {
  let office: Office;
  let coordinator: Person;
  let nurse: Person;
  let duty: Person;
  let donor: Person;

  beforeAll(async () => {
    office = await Office.open();
    [coordinator, nurse, duty, donor] = await Promise.all([
      office.person('coordinator'),
      office.person('field'),
      office.person('duty_officer'),
      office.person('donor'),
    ]);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  it('goes from an area with its people to a count that a donor may read', async () => {
    // An area with its people is logged: several sources, side by side.
    const area = await importFacts(coordinator);
    const ghouta = await coordinator.read(`/api/enclaves/${area}`);
    expect(ghouta.population).toMatchObject({
      low: 176_500 < ghouta.population.low ? ghouta.population.low : 0,
      high: 426_000,
    });
    expect(ghouta.estimates.map(({ source }: { source: string }) => source)).toEqual(
      expect.arrayContaining(['OCHA', 'REACH', 'PAX Siege Watch', 'AFP']),
    );
    expect(ghouta.classification).toMatchObject({ classification: 'besieged', classifier: 'OCHA' });

    // The duty officer stands watch.
    await duty.created('/api/watches', { scope: 'operation', leastSeverity: 'attention' });

    // Five patients are asked for; a convoy is planned, filled, frozen, released.
    const convoy = await planConvoy(coordinator, area, {
      assignments: [{ accountId: nurse.accountId, task: 'nurse' }],
    });
    const lines = await fillAndRelease(coordinator, area, convoy);

    // A nurse's phone sees that convoy and nothing else, and what comes next.
    const mine = await nurse.read('/api/convoys');
    expect(mine.items).toHaveLength(1);
    const seen = await nurse.read(`/api/convoys/${convoy.id}`);
    expect(seen.availableActions).toContain('left');
    expect(seen.lines).toBeUndefined();

    // Four leave, though five were approved: recorded, and base is asked to look.
    const counted = await nurse.created(`/api/convoys/${convoy.id}/head-counts`, { patients: 4, companions: 5 });
    expect(counted).toMatchObject({ outcome: 'applied', openItems: 1 });
    await nurse.created(`/api/convoys/${convoy.id}/departures`, { leg: 1 });
    const moving = await coordinator.read(`/api/convoys/${convoy.id}`);
    expect(moving).toMatchObject({ status: 'en_route', aboardPatients: 4 });
    expect(moving.newsDueAt).not.toBeNull();

    // The people on duty are told, in their inbox and by mail, in words that are safe on a lock screen.
    const told = await mails(office);
    const departure = told.find(
      ({ subject, to }) => to.startsWith('duty-officer') && subject.includes(moving.reference),
    );
    expect(departure).toBeDefined();
    expect(JSON.stringify(told)).not.toMatch(/Invented|Ghouta|Hospital/);
    const inbox = await duty.read('/api/notifications');
    expect(inbox.items.map(({ event }: { event: string }) => event)).toContain('convoy.departed');

    // Both legs, held on the way, to the end.
    await nurse.created(`/api/convoys/${convoy.id}/stops`, {
      reason: 'held_by',
      note: 'Invented words about a checkpoint',
    });
    expect((await coordinator.read(`/api/convoys/${convoy.id}`)).status).toBe('held');
    await nurse.created(`/api/convoys/${convoy.id}/movements`);
    await nurse.created(`/api/convoys/${convoy.id}/arrivals`, { leg: 1 });
    await nurse.created(`/api/convoys/${convoy.id}/departures`, { leg: 2 });
    await nurse.created(`/api/convoys/${convoy.id}/arrivals`, { leg: 2 });
    const arrived = await coordinator.read(`/api/convoys/${convoy.id}`);
    expect(arrived.status).toBe('arrived');

    // Base counts them out; the one seat that stayed empty is named.
    const clear = { patients: 4, companions: 5, vehicles: 1, didNotTravel: [lines[0]] };
    expect(await nurse.refused(`/api/convoys/${convoy.id}/all-clear`, clear, { seenVersion: arrived.version })).toBe(
      '403 permission.denied',
    );
    await coordinator.created(`/api/convoys/${convoy.id}/all-clear`, clear, { seenVersion: arrived.version });
    await coordinator.created(`/api/convoys/${convoy.id}/closure`);
    expect((await coordinator.read(`/api/convoys/${convoy.id}`)).status).toBe('closed');

    // The donor reads nothing of a movement before its embargo is over, and then no count of 1 to 4.
    const figure = (figures: { figures: { key: string }[] }, key: string) =>
      figures.figures.find((each) => each.key === key);
    expect(figure(await donor.read('/api/reports/figures'), 'evacuated_companions')).toMatchObject({
      total: { value: 0 },
    });
    office.clock.push(49 * 60);
    const again = await office.person('donor'); // two days later the old session is over
    const figures = await again.read('/api/reports/figures');
    expect(figure(figures, 'evacuated_companions')).toMatchObject({ total: { value: 5 } });
    expect(figure(figures, 'evacuated_patients')).toMatchObject({ total: { withheld: true } });
    expect((await again.send('GET', '/api/evacuations')).status).toBe(403);
  }, 120_000);

  it('leaves a ledger whose chain is whole', async () => {
    const coordinatorNow = await office.person('coordinator');
    const verification = await coordinatorNow.read('/api/audit/verification');
    expect(verification).toMatchObject({ intact: true, accessLogIntact: true });
    expect(verification.entries).toBeGreaterThan(60);
  });
});
