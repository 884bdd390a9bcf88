import { plusMinutes } from '@corridor/domain/time';
import { aPlan, importFacts, operationNow } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

describe('the duty rota', () => {
  let office: Office;
  let coordinator: Person;
  let officer: Person;
  let area: string;

  beforeAll(async () => {
    office = await Office.open();
    coordinator = await office.person('coordinator');
    officer = await office.person('duty_officer');
    area = await importFacts(coordinator);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const rota = () => coordinator.read(`/api/rota?operationId=${office.operationId}`);
  const now = () => operationNow(coordinator);
  const plan = async (person: Person, from: number, until: number, more: object = {}) => {
    const begins = await now();
    const shift = {
      accountId: person.accountId,
      startsAt: plusMinutes(begins, from),
      endsAt: plusMinutes(begins, until),
      ...more,
    };
    return coordinator.created('/api/shifts', shift);
  };
  const endAll = async (): Promise<void> => {
    const { shifts } = await rota();
    for (const { id } of shifts) await coordinator.created(`/api/shifts/${String(id)}/end`);
  };
  const aMovingConvoy = async (): Promise<string> => {
    const { id } = await coordinator.created('/api/convoys', aPlan(area, await now()));
    await coordinator.created(`/api/convoys/${String(id)}/departures`, { leg: 1 });
    return String(id);
  };

  afterEach(async () => {
    await endAll();
  });

  it('says who is on and who is next, by what each is woken, and when nobody is on', async () => {
    const { id } = await plan(officer, 0, 480);
    await plan(coordinator, 540, 900, { callOrder: 'second' });
    const asked = await rota();
    expect(asked.on).toEqual([expect.objectContaining({ id, name: officer.name, callOrder: 'first', wakenBy: [] })]);
    expect(asked.next).toEqual([expect.objectContaining({ accountId: coordinator.accountId, callOrder: 'second' })]);
    expect(asked.wakesNobody).toBe(true);
    expect(asked.gaps).toHaveLength(2);
    expect(asked.gaps[0]).toEqual({ from: asked.on[0].endsAt, until: asked.next[0].startsAt });
    expect(asked.shifts).toHaveLength(2);
  });

  it('wakes by a way that the person says can, and never tells the rota where', async () => {
    await plan(officer, 0, 480);
    const address = '+10000000001';
    await officer.created('/api/contact-routes', { routes: [{ channel: 'sms', address, canWake: true }] });
    const asked = await rota();
    expect([asked.wakesNobody, asked.on[0].wakenBy]).toEqual([false, ['sms']]);
    expect(JSON.stringify(asked)).not.toContain(address);
    await officer.created('/api/contact-routes', { routes: [{ channel: 'sms', address, canWake: false }] });
    expect((await rota()).wakesNobody).toBe(true);
  });

  it('wakes at a console that stands open with its sound on, until it is not heard any more', async () => {
    await plan(officer, 0, 480);
    const browserId = '018f0000-0000-7000-8000-000000000001';
    const listening = (isOn: boolean) => officer.send('POST', '/api/rota/listening', { body: { browserId, isOn } });
    expect((await listening(true)).status).toBe(204);
    expect((await rota()).on[0].wakenBy).toEqual(['console']);
    await listening(false);
    expect((await rota()).on[0].wakenBy).toEqual([]);
    await listening(true);
    office.clock.push(4);
    expect((await rota()).wakesNobody).toBe(true);
  });

  it('says on Now and on the convoy that its alarm will wake nobody, and stops saying it', async () => {
    const convoy = await aMovingConvoy();
    const said = async () => {
      const { convoys } = await coordinator.read('/api/now');
      const { wakesNobody } = await coordinator.read(`/api/convoys/${convoy}`);
      return [convoys.find(({ id }: { id: string }) => id === convoy).wakesNobody, wakesNobody];
    };
    expect(await said()).toEqual([true, true]);
    await officer.created('/api/contact-routes', {
      routes: [{ channel: 'mail', address: 'officer@people.invalid', canWake: true }],
    });
    await plan(officer, 0, 480, { enclaveId: area });
    expect(await said()).toEqual([false, false]);
    expect((await rota()).wakesNobody).toBe(true); // of the whole operation, where nobody is on
  });

  it('hands over from one to the other, with words that are sealed and whose reading is logged', async () => {
    const { id } = await plan(officer, 0, 480);
    const next = await plan(coordinator, 400, 900);
    const words = 'Invented words of a hand-over';
    const answer = await officer.created(`/api/shifts/${String(id)}/hand-over`, { toShiftId: next.id, note: words });
    expect(answer.gapMinutes).toBe(0);
    const asked = await rota();
    expect(asked.on.map(({ id: each }: { id: string }) => each)).toEqual([next.id]);
    const { shifts } = await coordinator.read(`/api/rota?from=${plusMinutes(await now(), -60)}`);
    const handed = shifts.find(({ id: each }: { id: string }) => each === id);
    expect(handed).toMatchObject({ handedOverTo: next.id });
    expect(JSON.stringify(asked)).not.toContain('Invented words');
    const read = await coordinator.created(`/api/shifts/${String(id)}/disclosures`, { purpose: 'duty' });
    expect(read.notes).toEqual([{ id: handed.noteId, text: words }]);
    expect(await officer.refused(`/api/shifts/${String(id)}/hand-over`, { toShiftId: next.id, note: words })).toBe(
      '422 shift.handed_over_already',
    );
  });

  it('hands over to a shift that is on the rota, and to nothing else', async () => {
    const { id } = await plan(officer, 0, 480);
    const nowhere = '018f0000-0000-7000-8000-000000000002';
    expect(await officer.refused(`/api/shifts/${String(id)}/hand-over`, { toShiftId: nowhere, note: 'Invented' })).toBe(
      '404 shift.unknown',
    );
    const { shifts } = await rota();
    expect(shifts).toEqual([expect.objectContaining({ id, handedOverAt: null, version: 1 })]);
  });

  it('shows who is over and was not followed by anybody', async () => {
    const { id } = await plan(officer, 0, 60);
    office.clock.push(61);
    const asked = await rota();
    expect(asked.on).toEqual([]);
    expect(asked.notHandedOver.map(({ id: each }: { id: string }) => each)).toContain(id);
  });

  it('takes nobody who would hear nothing there, nor anybody twice', async () => {
    const nurse = await office.person('field');
    const begins = await now();
    const hours = { startsAt: begins, endsAt: plusMinutes(begins, 60) };
    const refusal = (accountId: string, more: object = {}) =>
      coordinator.refused('/api/shifts', { accountId, ...hours, ...more });
    expect(await refusal(nurse.accountId)).toBe('422 shift.person_hears_nothing_there');
    await plan(officer, 0, 60);
    expect(await refusal(officer.accountId)).toBe('422 shift.on_duty_already');
    expect(await refusal(officer.accountId, { startsAt: hours.endsAt, endsAt: hours.startsAt })).toBe(
      '400 shift.ends_before_it_begins',
    );
  });

  it('of one area is planned by who is there for it, and the whole operation’s is not', async () => {
    const ofArea = await office.personFor({ enclaveId: area }, 'duty_officer');
    const begins = await now();
    const shift = { accountId: ofArea.accountId, startsAt: begins, endsAt: plusMinutes(begins, 60) };
    expect(await ofArea.refused('/api/shifts', shift)).toBe('403 permission.denied');
    const { id } = await ofArea.created('/api/shifts', { ...shift, enclaveId: area });
    expect((await ofArea.read('/api/rota')).on.map(({ id: each }: { id: string }) => each)).toEqual([id]);
  });

  it('has an alarm told at once to who is on duty, whether they watch or not', async () => {
    const security = await office.person('security');
    await plan(security, 0, 480);
    const convoy = await aMovingConvoy();
    await coordinator.created(`/api/convoys/${convoy}/problems`, {});
    await office.drain();
    const { items } = await security.read('/api/notifications');
    expect(items.map(({ event }: { event: string }) => event)).toEqual(['convoy.problem_reported']);
  });
});
