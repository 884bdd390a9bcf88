import { aPlan, aRequest, importFacts, operationNow } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

describe('watches', () => {
  let office: Office;
  let coordinator: Person;
  let area: string;

  beforeAll(async () => {
    office = await Office.open();
    coordinator = await office.person('coordinator');
    area = await importFacts(coordinator);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const told = async (person: Person): Promise<string[]> => {
    await office.drain();
    const { items } = await person.read('/api/notifications');
    return items.map(({ event }: { event: string }) => event).reverse();
  };
  const everything = { scope: 'operation', leastSeverity: 'info' };
  const aConvoy = async (): Promise<string> =>
    String((await coordinator.created('/api/convoys', aPlan(area, await operationNow(coordinator)))).id);
  const goes = (convoy: string) => coordinator.created(`/api/convoys/${convoy}/departures`, { leg: 1 });
  const hasTrouble = (convoy: string) => coordinator.created(`/api/convoys/${convoy}/problems`, {});

  it('tell of a movement at once only to those with a task, and of an alarm to all', async () => {
    const duty = await office.person('duty_officer');
    const reviewer = await office.person('medical_reviewer');
    const analyst = await office.person('situation_analyst');
    const convoy = await aConvoy();
    await duty.created('/api/watches', everything);
    await reviewer.created('/api/watches', everything);
    await analyst.created('/api/watches', { scope: 'convoy', scopeId: convoy, leastSeverity: 'info' });
    await goes(convoy);
    await hasTrouble(convoy);
    expect(await told(duty)).toEqual(['convoy.departed', 'convoy.problem_reported']);
    expect(await told(analyst)).toEqual(['convoy.departed', 'convoy.problem_reported']);
    expect(await told(reviewer)).toEqual(['convoy.problem_reported']);
  });

  it('tell a person of a movement at once while they are on duty, and not before', async () => {
    const logistics = await office.person('logistics');
    await logistics.created('/api/watches', everything);
    const convoy = await aConvoy();
    await goes(convoy);
    expect(await told(logistics)).toEqual(['convoy.planned']);
    const begins = await operationNow(coordinator);
    const endsAt = new Date(Date.parse(begins) + 3_600_000).toISOString();
    await coordinator.created('/api/shifts', { accountId: logistics.accountId, startsAt: begins, endsAt });
    await coordinator.created(`/api/convoys/${convoy}/stops`, { reason: 'rest' });
    expect(await told(logistics)).toEqual(['convoy.planned', 'convoy.stopped']);
  });

  it('tell nobody of what they may not read', async () => {
    const security = await office.person('security');
    const head = await office.person('head_of_office');
    for (const person of [security, head]) await person.created('/api/watches', everything);
    await coordinator.created('/api/evacuations', aRequest(area));
    expect(await told(head)).toEqual(['evacuation.requested']);
    expect(await told(security)).toEqual([]);
  });

  it('hear of the kinds that were asked for', async () => {
    const head = await office.person('head_of_office');
    await head.created('/api/watches', { ...everything, kinds: ['incidents'] });
    await coordinator.created('/api/evacuations', aRequest(area));
    await coordinator.created('/api/incidents', { kind: 'shelling', areWeAffected: 'no', enclaveId: area });
    expect(await told(head)).toEqual(['incident.reported']);
  });

  it('of one case hear of that case', async () => {
    const head = await office.person('head_of_office');
    const [one, other] = [
      await coordinator.created('/api/evacuations', aRequest(area)),
      await coordinator.created('/api/evacuations', aRequest(area)),
    ];
    await head.created('/api/watches', { scope: 'case', scopeId: one.id, leastSeverity: 'info' });
    for (const { id } of [other, one])
      await coordinator.created(`/api/evacuations/${String(id)}/deaths`, { note: 'Invented words' });
    await office.drain();
    const { items } = await head.read('/api/notifications');
    expect(items.map(({ subjectId }: { subjectId: string }) => subjectId)).toEqual([one.id]);
  });

  it('of alarms hear of nothing else', async () => {
    const head = await office.person('head_of_office');
    await head.created('/api/watches', { scope: 'alarm' });
    const convoy = await aConvoy();
    await goes(convoy);
    await hasTrouble(convoy);
    expect(await told(head)).toEqual(['convoy.problem_reported']);
  });

  it('of a team tell whoever holds the role at that moment', async () => {
    const before = await office.person('head_of_office');
    const ofTeam = { ...everything, team: 'head_of_office', kinds: ['incidents'] };
    const { id } = await coordinator.created('/api/watches', ofTeam);
    const after = await office.person('head_of_office');
    await office.administrator.created(`/api/accounts/${before.accountId}/removal`);
    await coordinator.created('/api/incidents', { kind: 'shelling', areWeAffected: 'no', enclaveId: area });
    expect(await told(after)).toEqual(['incident.reported']);
    const rows = await office.storage.records('inboxMessages', 'WHERE account_id = $1', [before.accountId]);
    expect(rows).toEqual([]);
    await coordinator.created(`/api/watches/${String(id)}/end`);
  });

  it('gathered by the hour are not told at once', async () => {
    const head = await office.person('head_of_office');
    await head.created('/api/watches', { ...everything, timing: 'hourly' });
    await coordinator.created('/api/incidents', { kind: 'shelling', areWeAffected: 'no', enclaveId: area });
    const convoy = await aConvoy();
    await goes(convoy);
    await hasTrouble(convoy);
    expect(await told(head)).toEqual(['convoy.problem_reported']);
  });

  it('that a role usually stands are offered, begun by one press, and not begun twice', async () => {
    const head = await office.person('head_of_office');
    const before = await head.read('/api/watches');
    expect(before.usual).toHaveLength(3);
    const mine = (items: readonly { accountId: string }[]) =>
      items.filter(({ accountId }) => accountId === head.accountId);
    expect(mine(before.items)).toEqual([]);
    const { ids } = await head.created('/api/watches/usual');
    const after = await head.read('/api/watches');
    expect([mine(after.items).length, ids.length, after.usual]).toEqual([3, 3, []]);
    expect(await head.refused('/api/watches/usual')).toBe('422 watch.usual_stands');
  });

  it.each([
    [{ kinds: ['nothing'] }],
    [{ kinds: ['medical', 'medical'] }],
    [{ timing: 'yearly' }],
    [{ team: 'everybody' }],
    [{ scope: 'case', scopeId: 'no-id' }],
  ])('are refused for %j, and nothing begins', async (wrong) => {
    const { items } = await coordinator.read('/api/watches');
    expect(await coordinator.refused('/api/watches', wrong)).toBe('400 request.invalid');
    expect((await coordinator.read('/api/watches')).items).toEqual(items);
  });
});
