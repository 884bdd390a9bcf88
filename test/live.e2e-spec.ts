import type { Subject } from '@corridor/domain/audit';
import { Listener } from './support/listener';
import { aRequest, fillAndRelease, importFacts, planConvoy } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

describe('live boards', () => {
  let office: Office;
  let coordinator: Person;
  let area: string;
  const open: Listener[] = [];

  beforeAll(async () => {
    office = await Office.open();
    coordinator = await office.person('coordinator');
    area = await importFacts(coordinator);
  }, 60_000);

  afterAll(async () => {
    open.forEach((listener) => listener.leave());
    await office.close();
  });

  async function listen(who: Person, query = '', lastEventId?: number): Promise<Listener> {
    const listener = await Listener.at(
      `${office.url}/api/live?operationId=${office.operationId}${query}`,
      who.cookie,
      lastEventId,
    );
    open.push(listener);
    return listener;
  }

  it('tell which subject changed, and nothing else of it', async () => {
    const listener = await listen(coordinator);
    await listener.until(({ event }) => event === 'open');
    const { id, seq } = await coordinator.created('/api/evacuations', aRequest(area));
    const heard = await listener.until(({ event, id: at }) => event === 'change' && at >= Number(seq));
    expect(heard.data).toEqual({
      seq,
      subjects: expect.arrayContaining([
        { kind: 'case', id },
        { kind: 'enclave', id: area },
      ]),
    });
    expect(heard.data.subjects).toHaveLength(2);
  });

  it('are shut for a donor and for the field, and hear nothing of another operation', async () => {
    const [donor, nurse] = await Promise.all([office.person('donor'), office.person('field')]);
    expect((await listen(donor)).status).toBe(403);
    expect((await listen(nurse)).status).toBe(403);

    const mine = await listen(coordinator);
    const { id: known } = await mine.until(({ event }) => event === 'open');
    const { id } = await office.administrator.created('/api/operations', { name: 'Exercise Three', kind: 'exercise' });
    await office.administrator.created(`/api/parties?operationId=${String(id)}`, { name: 'Invented Party' });
    const { seq } = await coordinator.created('/api/evacuations', aRequest(area));
    await mine.until(({ id: at }) => at >= Number(seq));
    const told = mine.heard.filter(({ event, id: at }) => event === 'change' && at > known);
    expect(told).toHaveLength(1);
  });

  it('say to each only what they may read', async () => {
    const analyst = await listen(await office.person('situation_analyst'));
    await analyst.until(({ event }) => event === 'open');
    const { seq } = await coordinator.created('/api/evacuations', aRequest(area));
    const heard = await analyst.until(({ event, id }) => event === 'change' && id >= Number(seq));
    expect(heard.data.subjects).toEqual([{ kind: 'enclave', id: area }]);
  });

  it('miss nothing and double nothing over a broken line', async () => {
    const before = await listen(coordinator);
    const { id: known } = await before.until(({ event }) => event === 'open');
    before.leave();
    const made: string[] = [];
    for (let i = 0; i < 3; i += 1)
      made.push(String((await coordinator.created('/api/evacuations', aRequest(area))).id));
    const after = await listen(coordinator, '', known);
    const { seq } = await coordinator.created('/api/evacuations', aRequest(area));
    await after.until(({ event, id }) => event === 'change' && id >= Number(seq));
    const told = after.heard.flatMap(({ event, data }) => (event === 'change' ? (data.subjects as Subject[]) : []));
    const cases = told.filter(({ kind }) => kind === 'case').map(({ id }) => id);
    expect(cases).toHaveLength(4);
    expect(cases).toEqual(expect.arrayContaining(made));
  });

  it('end with the session, and no session holds more than eight', async () => {
    const analyst = await office.person('head_of_office');
    const held = await Promise.all(Array.from({ length: 8 }, () => listen(analyst)));
    expect(held.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    const refused = await analyst.send('GET', '/api/live');
    expect([refused.status, refused.body.code]).toEqual([422, 'live.too_many_streams']);
    await analyst.send('DELETE', '/api/sessions/current');
    await Promise.all(held.map((each) => each.untilEnded()));
  });

  // Last: from here on the office lives ten hours later.
  it('bring Now whole, with clocks, needs by time left and figures', async () => {
    const nurse = await office.person('field');
    const convoy = await planConvoy(coordinator, area, {
      assignments: [{ accountId: nurse.accountId, task: 'nurse' }],
    });
    await fillAndRelease(coordinator, area, convoy, 2);
    const board = await listen(coordinator, '&board=now');
    const first = await board.until(({ event }) => event === 'now');
    expect(first.data.convoys.find(({ id }: { id: string }) => id === convoy.id)).toMatchObject({ status: 'ready' });
    const { seq } = await nurse.created(`/api/convoys/${convoy.id}/departures`, { leg: 1 });
    const moved = await board.until(({ event, id }) => event === 'now' && id >= Number(seq));
    expect(moved.data.convoys.find(({ id }: { id: string }) => id === convoy.id)).toMatchObject({
      status: 'en_route',
      newsDueAt: expect.stringMatching(/Z$/),
      nextPlace: expect.any(String),
    });
    expect(moved.data.figures.moving).toBe(first.data.figures.moving + 2);
    expect(moved.data.figures.onFrozenList).toBe(first.data.figures.onFrozenList - 2);
    expect(moved.data.figures.waiting).toBe(first.data.figures.waiting - 2);
    const { asOf: _then, ...asked } = await coordinator.read('/api/now');
    const { asOf: _now, ...told } = moved.data;
    expect(told).toEqual(asked);

    office.clock.push(600);
    await office.sweep();
    const rung = await board.until(({ event, data }) => event === 'now' && data.needsMe[0]?.kind === 'overdue');
    expect(rung.data.needsMe[0]).toMatchObject({
      subject: { kind: 'convoy', id: convoy.id },
      reference: first.data.convoys[0].reference,
    });
  });
});
