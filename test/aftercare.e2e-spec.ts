import { fillAndRelease, aRequest, importFacts, operationNow, planConvoy } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

const DAY_MS = 86_400_000;

describe('what becomes of a patient after the road', () => {
  let office: Office;
  let coordinator: Person;
  let nurse: Person;
  let area: string;
  let hospital: string;

  beforeAll(async () => {
    office = await Office.open();
    [coordinator, nurse] = await Promise.all([office.person('coordinator'), office.person('field')]);
    area = await importFacts(coordinator);
    const facility = { kind: 'hospital', name: 'Invented Hospital' };
    hospital = String((await coordinator.created('/api/facilities', facility)).id);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const request = async (overrides: object = {}): Promise<string> =>
    String((await nurse.created('/api/evacuations', aRequest(area, overrides))).id);
  const became = (id: string, outcome: string, more: object = {}, who = coordinator) =>
    who.created(`/api/evacuations/${id}/outcomes`, { outcome, ...more });
  const stepsOf = async (id: string, who = coordinator) =>
    (await who.read(`/api/evacuations/${id}/aftercare`)).steps as Record<string, unknown>[];
  const statusOf = async (id: string): Promise<string> => (await coordinator.read(`/api/evacuations/${id}`)).status;
  const itemsOf = async (id: string, code: string) =>
    (await coordinator.read('/api/open-items?limit=200')).items.filter(
      (each: { subjectId: string; code: string }) => each.subjectId === id && each.code === code,
    );
  const at = async (days: number): Promise<string> =>
    new Date(Date.parse(await operationNow(coordinator)) + days * DAY_MS).toISOString();
  const dayIn = async (days: number): Promise<string> => (await at(days)).slice(0, 10);
  /** A month at a time: no clock jumps further. */
  const advance = async (days: number): Promise<void> => {
    for (let left = days; left > 0; left -= 30)
      await coordinator.created('/api/operations/current/clock-advances', { to: await at(Math.min(left, 30)) });
    await office.sweep();
  };
  const patientOf = async ([lineId = '']: readonly string[]): Promise<string> =>
    (await office.storage.records('manifestLines', 'WHERE id = $1', [lineId]))[0]?.caseId ?? '';
  const dueOf = async (id: string, kind: string): Promise<string | null> =>
    (await office.storage.records('deadlines', 'WHERE subject_id = $1 AND kind = $2', [id, kind]))[0]?.dueAt ?? null;

  it('is told as a chain: who said it, when, how it came, and what nobody recorded', async () => {
    const convoy = await planConvoy(coordinator, area);
    const id = await patientOf(await fillAndRelease(coordinator, area, convoy, 1));
    for (const leg of [1, 2])
      for (const word of ['departures', 'arrivals'])
        await coordinator.created(`/api/convoys/${convoy.id}/${word}`, { leg });
    const count = { patients: 1, companions: 0, vehicles: 1, didNotTravel: [] };
    await coordinator.created(`/api/convoys/${convoy.id}/all-clear`, count, { seenVersion: await convoy.version() });

    const reporter = { channel: 'phone', saidBy: 'an invented voice' };
    await became(id, 'admitted', { facilityId: hospital, ward: 'intensive_care', note: 'invented words', reporter });
    await became(id, 'discharged', { followUpOn: await dayIn(20) }, nurse);
    await became(id, 'returned', { voluntary: 'unknown' });
    const steps = await stepsOf(id);
    expect(steps.map(({ outcome, reportedByName, channel }) => [outcome, reportedByName, channel])).toEqual([
      ['handed_over', null, null],
      ['admitted', coordinator.name, 'phone'],
      ['discharged', nurse.name, null],
      ['returned', coordinator.name, null],
    ]);
    expect(steps[1]).toMatchObject({ facilityName: 'Invented Hospital', ward: 'intensive_care', isRecorded: true });
    expect(steps[3]).toMatchObject({ voluntary: 'unknown', safeReturnCheck: null });
    const { notes } = await coordinator.created(`/api/evacuations/${id}/words/disclosures`, { purpose: 'duty' });
    expect(notes.map(({ text }: { text: string }) => text)).toEqual(
      expect.arrayContaining(['invented words', 'an invented voice']),
    );
    expect(JSON.stringify(steps)).not.toMatch(/invented words|invented voice/);
    const { items } = await coordinator.read(`/api/calls?about=${id}`);
    expect(items).toEqual([expect.objectContaining({ what: 'admitted', channel: 'phone', subjectId: id })]);
  }, 60_000);

  it('is never refused for state: what was skipped is marked, and what comes late says what was', async () => {
    const id = await request();
    await became(id, 'discharged');
    expect((await stepsOf(id)).map(({ outcome, isRecorded }) => [outcome, isRecorded])).toEqual([
      ['handed_over', false],
      ['admitted', false],
      ['discharged', true],
    ]);
    expect(await itemsOf(id, 'step_skipped')).toHaveLength(1);
    await became(id, 'admitted', { occurredAt: await at(-2) });
    expect([await statusOf(id), (await stepsOf(id)).map(({ outcome }) => outcome)]).toEqual([
      'discharged',
      ['handed_over', 'admitted', 'discharged'],
    ]);
  });

  it('refuses what is no fact of it, and changes nothing', async () => {
    const id = await request();
    const path = `/api/evacuations/${id}/outcomes`;
    const [today, unknownId] = [await dayIn(0), '0190a000-0000-7000-8000-00000000f00d'];
    for (const [body, refusal] of [
      [{ outcome: 'discharged', ward: 'burns' }, '400 outcome.fact_does_not_fit'],
      [{ outcome: 'admitted', voluntary: 'no' }, '400 outcome.fact_does_not_fit'],
      [{ outcome: 'discharged', followUpOn: today }, '400 outcome.follow_up_before_report'],
      [{ outcome: 'discharged', followUpOn: '2031-02-30' }, '400 request.invalid'],
      [{ outcome: 'admitted', ward: 'luxury' }, '400 request.invalid'],
      [{ outcome: 'admitted', facilityId: unknownId }, '404 facility.unknown'],
    ] as const)
      expect([body, await coordinator.refused(path, body)]).toEqual([body, refusal]);
    expect([await statusOf(id), await stepsOf(id)]).toEqual(['submitted', []]);
  });

  it('asks for protection where somebody did not go of their own will', async () => {
    const id = await request();
    await became(id, 'returned', { voluntary: 'no', safeReturnCheck: 'not_done' });
    expect(await itemsOf(id, 'return_not_voluntary')).toEqual([
      expect.objectContaining({ kind: 'protection', details: { report: 'returned' } }),
    ]);
  });

  it('asks once a follow-up day has passed without news, and keeps who they are until then', async () => {
    const [silent, heard, far] = [await request(), await request(), await request()];
    for (const id of [silent, heard]) await became(id, 'discharged', { followUpOn: await dayIn(10) });
    await became(far, 'discharged', { followUpOn: await dayIn(500) });
    expect((await dueOf(far, 'identity_retention'))! > (await at(500))).toBe(true);

    await advance(8);
    await became(heard, 'remains', { voluntary: 'yes' });
    expect(await itemsOf(silent, 'follow_up_due')).toEqual([]);
    await advance(4);
    expect(await itemsOf(silent, 'follow_up_due')).toEqual([
      expect.objectContaining({ kind: 'follow_up', details: expect.objectContaining({ report: 'discharged' }) }),
    ]);
    expect([await itemsOf(heard, 'follow_up_due'), await dueOf(silent, 'follow_up')]).toEqual([[], null]);
    await office.sweep();
    expect(await itemsOf(silent, 'follow_up_due')).toHaveLength(1);

    // More than a year later who went home is erased, and whom somebody is still to ask after is not.
    await advance(400);
    const keysOf = async (id: string) => (await office.storage.records('caseKeys', 'WHERE case_id = $1', [id])).length;
    expect([await keysOf(heard), await keysOf(far)]).toEqual([0, 1]);
    expect((await coordinator.read('/api/audit/verification')).intact).toBe(true);
  }, 60_000);

  it('is what they were last said to be, where a death is taken back', async () => {
    const convoy = await planConvoy(coordinator, area);
    const id = await patientOf(await fillAndRelease(coordinator, area, convoy, 1));
    const at = `/api/evacuations/${id}`;
    await coordinator.created(`/api/convoys/${convoy.id}/handovers`, { caseId: id, facilityId: hospital });
    await became(id, 'admitted');
    await coordinator.created(`${at}/deaths`);
    expect(await statusOf(id)).toBe('died_after_arrival');
    await coordinator.created(`${at}/deaths/withdrawal`);
    expect(await statusOf(id)).toBe('admitted');
    const [handedOver] = await stepsOf(id);
    expect(handedOver).toMatchObject({ outcome: 'handed_over', reportedByName: coordinator.name });
    expect(handedOver).toMatchObject({ facilityName: 'Invented Hospital' });
  }, 60_000);

  it('is read where its area is read, and nowhere else', async () => {
    const id = await request();
    const [other] = (await coordinator.read('/api/enclaves')).items.filter((each: { id: string }) => each.id !== area);
    const local = await office.personFor({ enclaveId: other.id }, 'coordinator');
    expect((await local.send('GET', `/api/evacuations/${id}/aftercare`)).body.code).toBe('evacuation.unknown');
    expect((await nurse.send('GET', `/api/evacuations/${id}/aftercare`)).status).toBe(403);
  });
});

describe('a bed and those who go along', () => {
  let office: Office;
  let coordinator: Person;
  let area: string;
  let hospital: string;

  beforeAll(async () => {
    office = await Office.open();
    coordinator = await office.person('coordinator');
    area = await importFacts(coordinator);
    const facility = { kind: 'hospital', name: 'Invented Hospital' };
    hospital = String((await coordinator.created('/api/facilities', facility)).id);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const companion = { relation: 'sibling', sex: 'male', ageBand: '18_59' };
  const request = async (companions: number): Promise<string> => {
    const asked = aRequest(area, {
      mobility: 'ambulatory',
      companions: Array.from({ length: companions }, () => companion),
    });
    return String((await coordinator.created('/api/evacuations', asked)).id);
  };
  const offer = async (companionsEach: number): Promise<string> => {
    const validUntil = new Date(Date.parse(await operationNow(coordinator)) + 5 * DAY_MS).toISOString();
    const asked = { facilityId: hospital, beds: 9, companionsEach, validUntil };
    return String((await coordinator.created('/api/bed-offers', asked)).id);
  };

  it('is settled though it takes fewer of them, and says so wherever the case is read', async () => {
    const id = await request(2);
    const settle = async (companionsEach: number) =>
      coordinator.created(`/api/evacuations/${id}/destination`, { offerId: await offer(companionsEach) });
    const fewer = { treatment: 'anything', takes: 1, companions: 2 };
    expect((await settle(1)).bed).toEqual(fewer);
    expect((await coordinator.read(`/api/evacuations/${id}/gates`)).bed).toEqual(fewer);
    expect((await settle(4)).bed).toEqual({ ...fewer, takes: 2 });
    const onArrival = await coordinator.created(`/api/evacuations/${id}/destination`, {});
    expect([onArrival.bed, (await coordinator.read(`/api/evacuations/${id}/gates`)).bed]).toEqual([null, null]);
  });

  it('is said of everybody in reserve, with whether the whole family finds a place', async () => {
    const [two, four] = [await request(1), await request(3)];
    await coordinator.created(`/api/evacuations/${two}/destination`, { offerId: await offer(0) });
    const vehicles = [{ label: 'Bus 1', kind: 'bus', seats: 3, stretchers: 0 }];
    const convoy = await planConvoy(coordinator, area, { vehicles });
    const { free, ready, nearly, tooFewPlaces } = await coordinator.read(`/api/convoys/${convoy.id}/reserve`);
    const of = (id: string, list: { caseId: string }[]) => list.filter(({ caseId }) => caseId === id);
    expect(free).toBe(3);
    expect(of(two, [...ready, ...nearly])).toEqual([
      expect.objectContaining({ withoutPlace: 0, bed: { treatment: 'anything', takes: 0, companions: 1 } }),
    ]);
    expect(of(four, [...ready, ...nearly])).toEqual([]);
    expect(of(four, tooFewPlaces)).toEqual([expect.objectContaining({ withoutPlace: 1, bed: null })]);
  });
});
