import { aRequest, fillAndRelease, importFacts, type PlannedConvoy, planConvoy } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

const STRANGER = '0190a000-0000-7000-8000-000000000000';

describe('a reported death', () => {
  let office: Office;
  let coordinator: Person;
  let nurse: Person;
  let donor: Person;
  let area: string;

  beforeAll(async () => {
    office = await Office.open();
    [coordinator, nurse, donor] = await Promise.all([
      office.person('coordinator'),
      office.person('field'),
      office.person('donor'),
    ]);
    area = await importFacts(coordinator);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const newCase = async () => String((await coordinator.created('/api/evacuations', aRequest(area))).id);
  const one = async (id: string) => coordinator.read(`/api/evacuations/${id}`);
  const asked = async (caseId: string) =>
    (await coordinator.read('/api/open-items?limit=200')).items.filter(
      ({ code, subjectId }: Record<string, unknown>) => code === 'death_unconfirmed' && subjectId === caseId,
    );
  const totals = async () => {
    const { figures } = await donor.read('/api/reports/figures');
    return Object.fromEntries(figures.map(({ key, total }: { key: string; total: object }) => [key, total])) as Record<
      string,
      object
    >;
  };

  it('counts at once, asks for one call back, and is confirmed by it', async () => {
    const id = await newCase();
    const said = { reporter: { channel: 'phone', saidBy: 'an invented voice' }, note: 'invented words' };
    expect(await nurse.created(`/api/evacuations/${id}/deaths`, said)).toMatchObject({
      outcome: 'applied',
      status: 'died_waiting',
      openItems: 1,
    });
    expect(await nurse.created(`/api/evacuations/${id}/deaths`)).toMatchObject({ openItems: 0 });
    const [item] = await asked(id);
    expect(item).toMatchObject({ kind: 'countersign', subjectKind: 'case' });
    expect(await coordinator.refused(`/api/open-items/${String(item.id)}/resolution`, { note: 'settled' })).toBe(
      '422 open_item.needs_call_back',
    );

    const reviewer = await office.person('medical_reviewer');
    await reviewer.created(`/api/evacuations/${id}/deaths/confirmation`, { note: 'invented answer' });
    const { status, deaths } = await one(id);
    expect([status, ...deaths.map(({ outcome }: { outcome: string }) => outcome)]).toEqual([
      'died_waiting',
      'confirmed',
      'confirmed',
    ]);
    expect(await asked(id)).toEqual([]);
    expect(await reviewer.refused(`/api/evacuations/${id}/deaths/confirmation`)).toBe('422 death.not_reported');

    const { notes } = await coordinator.created(`/api/evacuations/${id}/deaths/disclosures`, { purpose: 'duty' });
    expect(notes.map(({ text }: { text: string }) => text).sort()).toEqual([
      'an invented voice',
      'invented answer',
      'invented words',
    ]);
    const [told] = (await coordinator.read(`/api/calls?about=${id}`)).items;
    expect(told).toMatchObject({ what: 'died', channel: 'phone', subjectId: id });
  });

  it('is taken back: the case is what it was, and what it was when a manifest moved meanwhile', async () => {
    const convoy = await planConvoy(coordinator, area);
    const [line] = await fillAndRelease(coordinator, area, convoy, 1);
    const { lines } = await coordinator.read(`/api/convoys/${convoy.id}`);
    const { caseId } = lines.find(({ id }: { id: string }) => id === line);
    await nurse.created(`/api/evacuations/${String(caseId)}/deaths`);
    expect((await one(caseId)).status).toBe('died_waiting');
    await coordinator.created(`/api/evacuations/${String(caseId)}/deaths/withdrawal`);
    expect((await one(caseId)).status).toBe('scheduled');
    await nurse.created(`/api/evacuations/${String(caseId)}/deaths`);
    await coordinator.created(`/api/convoys/${convoy.id}/cancellation`);
    await coordinator.created(`/api/evacuations/${String(caseId)}/deaths/withdrawal`);
    expect((await one(caseId)).status).toBe('submitted');
    expect(await asked(caseId)).toEqual([]);
  });

  it('keeps the line on a draft until a person takes it off, and no manifest freezes with it', async () => {
    const convoy = await planConvoy(coordinator, area);
    const [dead, alive] = [await newCase(), await newCase()];
    const lines = [];
    for (const [i, caseId] of [dead, alive].entries()) lines.push(await put(convoy, caseId, 7 + i));
    await nurse.created(`/api/evacuations/${dead}/deaths`);
    expect((await coordinator.read(`/api/convoys/${convoy.id}`)).lines).toHaveLength(2);
    const freeze = async () =>
      [`/api/convoys/${convoy.id}/manifest/freeze`, {}, { seenVersion: await convoy.version() }] as const;
    expect(await coordinator.refused(...(await freeze()))).toBe('422 manifest.patient_died');
    await coordinator.created(`/api/convoys/${convoy.id}/manifest/lines/${String(lines[0])}/removal`);
    await coordinator.created(...(await freeze()));
    expect((await one(alive)).status).toBe('scheduled');
  });

  async function put(convoy: PlannedConvoy, caseId: string, place: number): Promise<string> {
    const line = { personKind: 'patient', caseId, vehicleId: convoy.vehicleId, place };
    return String((await coordinator.created(`/api/convoys/${convoy.id}/manifest/lines`, line)).lineId);
  }

  it('stays in every denominator: who was asked for waits, moved or died', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, newCase));
    const before = await totals();
    for (const id of ids.slice(0, 6)) await nurse.created(`/api/evacuations/${id}/deaths`);
    const after = await totals();
    const value = (of: Record<string, object>, key: string) => (of[key] as { value?: number }).value ?? NaN;
    expect(value(before, 'waiting') - value(after, 'waiting')).toBe(6);
    expect(value(after, 'died_waiting')).toBe(8);
    const { items } = await coordinator.read('/api/evacuations?status=waiting&limit=200');
    expect(items.some(({ id }: { id: string }) => ids.slice(0, 6).includes(id))).toBe(false);
    const died = await coordinator.read('/api/evacuations?status=died_waiting&limit=200');
    expect(died.items).toHaveLength(8);
    await coordinator.created(`/api/evacuations/${String(ids[0])}/deaths/withdrawal`);
    for (const id of ids.slice(1, 6)) await coordinator.created(`/api/evacuations/${id}/deaths/withdrawal`);
    expect((await totals())['died_waiting']).toEqual({ withheld: true });
  });

  it('reaches who is on duty', async () => {
    await coordinator.created('/api/watches', { scope: 'operation', leastSeverity: 'attention' });
    const id = await newCase();
    await nurse.created(`/api/evacuations/${id}/deaths`);
    await office.drain();
    const { items } = await coordinator.read('/api/notifications');
    expect(items[0]).toMatchObject({ event: 'evacuation.death_reported', severity: 'attention', subjectId: id });
  });

  it('is settled by coordination or medical review only', async () => {
    const id = await newCase();
    await nurse.created(`/api/evacuations/${id}/deaths`);
    for (const role of ['duty_officer', 'field', 'security', 'donor'] as const)
      expect(await (await office.person(role)).refused(`/api/evacuations/${id}/deaths/confirmation`)).toBe(
        '403 permission.denied',
      );
    expect(await nurse.refused(`/api/evacuations/${STRANGER}/deaths`)).toBe('404 evacuation.unknown');
  });
});
