import { aRequest, importFacts, operationNow, planConvoy, type PlannedConvoy } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

const GATES = ['medical', 'consent', 'clearance', 'destination', 'documents', 'transport'];

interface Seat {
  readonly personId: string;
  readonly vehicleId: string;
  readonly place: number;
}
interface Candidate {
  readonly caseId: string;
  readonly seats: readonly Seat[];
}

/** The stories of DOMAIN 1.1, entered as they happened; at the end of each every count is right. */
describe('the call round before a movement', () => {
  let office: Office;
  let coordinator: Person;
  let reviewer: Person;
  let nurse: Person;
  let area: string;
  let hospital: string;
  let party: string;
  let offer: string;

  beforeEach(async () => {
    office = await Office.open();
    [coordinator, reviewer, nurse] = await Promise.all([
      office.person('coordinator'),
      office.person('medical_reviewer'),
      office.person('field'),
    ]);
    area = await importFacts(coordinator);
    const head = await office.person('head_of_office');
    await head.created('/api/operations/current/gates', { gates: GATES });
    const id = async (path: string, body: object): Promise<string> =>
      String((await coordinator.created(path, body)).id);
    hospital = await id('/api/facilities', { kind: 'hospital', name: 'Invented Hospital' });
    party = await id('/api/parties', { name: 'Invented Party' });
    const now = Date.parse(await operationNow(coordinator));
    const validUntil = new Date(now + 5 * 86_400_000).toISOString();
    offer = await id('/api/bed-offers', { facilityId: hospital, beds: 60, validUntil });
  }, 60_000);

  afterEach(async () => {
    await office.close();
  });

  const one = (id: string) => coordinator.read(`/api/evacuations/${id}`);
  const seen = (ids: readonly string[]) =>
    Promise.all(ids.map(async (id) => ({ id, seenVersion: Number((await one(id)).version) })));
  /** Requested, looked at, and everything in order for all of them by one answer each. */
  async function ready(n: number, overrides: object = {}): Promise<string[]> {
    const ids: string[] = [];
    for (let i = 0; i < n; i += 1) {
      const patientName = `Name-${String(i).padStart(3, '0')}`;
      const asked = aRequest(area, { priority: 'P2', patientName, contact: `+0000 ${String(i)}`, ...overrides });
      ids.push(String((await nurse.created('/api/evacuations', asked)).id));
    }
    for (const id of ids) {
      await reviewer.created(`/api/evacuations/${id}/assessments`, { acuity: 'red', priority: 'P2' });
      await coordinator.created(`/api/evacuations/${id}/destination`, { offerId: offer });
    }
    const consent = { facilityId: hospital, answer: 'given', cases: await seen(ids) };
    expect(await coordinator.created('/api/consents', consent)).toMatchObject({ cases: n, conflicts: [] });
    await coordinator.created('/api/documents', { state: 'none_exist', cases: await seen(ids) });
    await coordinator.created('/api/clearances', { partyId: party, answer: 'cleared', cases: await seen(ids) });
    return ids;
  }
  const aBus = (seats: number, stretchers: number) =>
    planConvoy(coordinator, area, { vehicles: [{ label: 'Bus 1', kind: 'bus', seats, stretchers }] });
  /** The patients on stretchers behind the seats, their mothers on the seats. */
  async function list(convoy: PlannedConvoy, ids: readonly string[], seats: number): Promise<void> {
    const path = `/api/convoys/${convoy.id}/manifest/lines`;
    for (const [i, caseId] of ids.entries()) {
      const place = { caseId, vehicleId: convoy.vehicleId };
      await coordinator.created(path, { ...place, personKind: 'patient', place: seats + i + 1 });
      for (const { id: companionId } of seats === 0 ? [] : (await one(caseId)).companions)
        await coordinator.created(path, { ...place, personKind: 'companion', companionId, place: i + 1 });
    }
  }
  const called = (convoy: PlannedConvoy, caseId: string, outcome: string, more: object = {}) =>
    coordinator.created(`/api/convoys/${convoy.id}/call-round`, { caseId, outcome, ...more });
  const round = (convoy: PlannedConvoy) => coordinator.read(`/api/convoys/${convoy.id}/call-round`);
  const substitute = (convoy: PlannedConvoy, outCaseId: string, { caseId, seats }: Candidate, reason = 'declined') =>
    coordinator.created(`/api/convoys/${convoy.id}/substitutions`, { outCaseId, inCaseId: caseId, reason, seats });
  const freeze = async (convoy: PlannedConvoy) =>
    coordinator.send('POST', `/api/convoys/${convoy.id}/manifest/freeze`, {
      body: {},
      seenVersion: await convoy.version(),
    });
  async function leaves(convoy: PlannedConvoy, patients: number, didNotTravel: readonly string[] = []): Promise<void> {
    await coordinator.created(`/api/convoys/${convoy.id}/release`, {}, { seenVersion: await convoy.version() });
    for (const leg of [1, 2])
      for (const word of ['departures', 'arrivals'])
        await coordinator.created(`/api/convoys/${convoy.id}/${word}`, { leg });
    const count = { patients, companions: patients, vehicles: 1, didNotTravel };
    await coordinator.created(`/api/convoys/${convoy.id}/all-clear`, count, { seenVersion: await convoy.version() });
  }
  /** Everybody who was ever asked for, by what became of them, and who of those who wait has said no. */
  async function counts(): Promise<Record<string, number>> {
    const { items } = await coordinator.read('/api/evacuations?limit=200');
    const waiting = (await coordinator.read('/api/waiting-list?limit=200')).items;
    const found: Record<string, number> = { waiting: waiting.length };
    for (const { status } of items as { status: string }[])
      if (['died_waiting', 'handed_over', 'left_by_other_means'].includes(status))
        found[status] = (found[status] ?? 0) + 1;
    const isNo = ({ missing }: { missing: string }): boolean => missing === 'consent_declined';
    const declined = waiting.filter(({ missing }: { missing: { missing: string }[] }) => missing.some(isNo)).length;
    return declined === 0 ? found : { ...found, declined };
  }
  const openItems = async (code: string) =>
    (await coordinator.read('/api/open-items?limit=200')).items.filter((each: { code: string }) => each.code === code);

  it('nine of the approved decline the destination: they stay on the list, and the next go in their place', async () => {
    const approved = await ready(12);
    const reserve = await ready(3);
    const convoy = await aBus(12, 12);
    await list(convoy, approved, 12);
    const offers: (Candidate | null)[] = [];
    for (const id of approved.slice(0, 9)) {
      const told = await called(convoy, id, 'declines', { reason: 'destination_fear', note: 'invented words' });
      expect(told).toMatchObject({ outcome: 'applied', tries: 1, freed: 2 });
      offers.push(told.reserve);
    }
    // First who waits first, and never somebody who has just said no.
    expect(new Set(offers.map((each) => each?.caseId))).toEqual(new Set([reserve[0]]));
    for (const id of approved.slice(9)) await called(convoy, id, 'coming');
    const { counts: reached, families } = await round(convoy);
    expect(reached).toEqual({ families: 12, reached: 12, coming: 3 });
    expect(families.filter(({ isListed }: { isListed: boolean }) => !isListed)).toHaveLength(9);

    for (const [i, id] of reserve.entries()) {
      const { ready: next } = await coordinator.read(
        `/api/convoys/${convoy.id}/reserve?outCaseId=${String(approved[i])}`,
      );
      expect(next[0].caseId).toBe(id);
      await substitute(convoy, String(approved[i]), next[0]);
    }
    const [went, came] = [await one(String(approved[0])), await one(String(reserve[0]))];
    expect([went.status, went.substitutions[0].otherCode, went.substitutions[0].wentOut]).toEqual([
      'listed',
      came.code,
      true,
    ]);
    expect([came.substitutions[0].otherCode, came.substitutions[0].wentOut]).toEqual([went.code, false]);
    expect((await freeze(convoy)).status).toBe(201);
    await leaves(convoy, 6);
    expect(await counts()).toEqual({ waiting: 9, declined: 9, handed_over: 6 });
  }, 120_000);

  it('two infants die first: they stay counted, and the next take their places, on the frozen list too', async () => {
    const [first, second, third] = await ready(3, { ageBand: 'under_1', mobility: 'stretcher' });
    const [next, last] = await ready(2);
    const convoy = await aBus(3, 3);
    await list(convoy, [first!, second!, third!], 3);
    const told = await called(convoy, first!, 'reported_died', {
      reporter: { channel: 'phone', saidBy: 'an invented voice' },
    });
    expect(told.reserve.caseId).toBe(next);
    // Reported, until a call back confirms it: the line stays until a person decides.
    expect((await freeze(convoy)).body.code).toBe('manifest.patient_died');
    await substitute(convoy, first!, told.reserve, 'died');
    expect((await freeze(convoy)).status).toBe(201);
    const { manifestHash } = await coordinator.read(`/api/convoys/${convoy.id}`);

    const late = await called(convoy, second!, 'reported_died');
    await substitute(convoy, second!, late.reserve, 'died');
    const amended = await coordinator.read(`/api/convoys/${convoy.id}`);
    expect([late.reserve.caseId, amended.manifestHash === manifestHash]).toEqual([last, false]);
    expect(amended.lines.every(({ holds }: { holds: boolean }) => holds)).toBe(true);
    const [item] = await openItems('manifest_amended');
    expect(item).toMatchObject({ subjectKind: 'convoy', kind: 'countersign' });
    expect(await coordinator.refused(`/api/open-items/${String(item.id)}/resolution`, { note: 'x' })).toBe(
      '422 open_item.needs_another_person',
    );
    await leaves(convoy, 3);
    expect(await counts()).toEqual({ waiting: 0, died_waiting: 2, handed_over: 3 });
    expect(
      await coordinator.refused(`/api/convoys/${convoy.id}/substitutions`, {
        outCaseId: third,
        inCaseId: first,
        reason: 'other',
        seats: late.reserve.seats,
      }),
    ).toBe('422 convoy.decision_not_open');
  }, 120_000);

  it('six children found alone are on a list, and base is asked about each', async () => {
    const children = await ready(6, { ageBand: '5_11', mobility: 'ambulatory', companions: [] });
    const convoy = await aBus(6, 0);
    await list(convoy, children, 0);
    const { families } = await coordinator.read(`/api/convoys/${convoy.id}`);
    expect(families.map(({ warnings }: { warnings: string[] }) => warnings)).toEqual(
      Array.from({ length: 6 }, () => ['would_travel_alone']),
    );
    expect((await freeze(convoy)).status).toBe(201);
    expect(await openItems('would_travel_alone')).toHaveLength(6);
    expect(await counts()).toEqual({ waiting: 6 });
  }, 60_000);

  it('five approved and four leave: who did not travel waits as before', async () => {
    const five = await ready(5);
    const convoy = await aBus(5, 5);
    await list(convoy, five, 5);
    for (const id of five) await called(convoy, id, 'coming');
    expect((await freeze(convoy)).status).toBe(201);
    const { lines } = await coordinator.read(`/api/convoys/${convoy.id}`);
    const stayed = lines
      .filter(({ caseId }: { caseId: string }) => caseId === five[4])
      .map(({ id }: { id: string }) => id);
    await leaves(convoy, 4, stayed);
    expect(await counts()).toEqual({ waiting: 1, handed_over: 4 });
    expect((await one(five[4]!)).status).toBe('listed');
  }, 60_000);

  it('keeps patient and carer together, unless somebody answers for it', async () => {
    const [id] = await ready(1);
    const convoy = await aBus(1, 1);
    await list(convoy, [id!], 1);
    const [mother] = (await one(id!)).companions;
    expect(mother.isCarer).toBe(true);
    await called(convoy, id!, 'coming_without_companion', { withoutIds: [mother.id] });
    expect((await coordinator.read(`/api/convoys/${convoy.id}`)).families[0].warnings).toEqual([
      'would_travel_alone',
      'carer_left_out',
    ]);
    expect((await freeze(convoy)).body.code).toBe('manifest.carer_left_out');
    const override = { personId: id, gate: 'transport', reason: 'invented: the mother follows tomorrow' };
    await coordinator.created(`/api/evacuations/${id!}/overrides`, override);
    expect((await freeze(convoy)).status).toBe(201);
    const [other] = await ready(1);
    await coordinator.created(`/api/evacuations/${other!}/carers`, { companionIds: [] });
    expect((await one(other!)).companions[0].isCarer).toBe(false);
    const [asked] = await ready(1, { ageBand: '60_over', companions: [{ relation: 'child', isCarer: true }] });
    expect((await one(asked!)).companions[0].isCarer).toBe(true);
    const stranger = { companionIds: [mother.id] };
    expect(await coordinator.refused(`/api/evacuations/${other!}/carers`, stranger)).toBe('404 companion.unknown');
  }, 60_000);

  it('has in reserve only who fits, and on a frozen list only who is ready or answered for', async () => {
    const [out] = await ready(1, { mobility: 'ambulatory' });
    const [lying, unasked] = [await ready(1), await ready(1, { mobility: 'ambulatory' })].map(([id]) => String(id));
    const convoy = await aBus(2, 0);
    await list(convoy, [out!], 0);
    const { companions } = await one(out!);
    const path = `/api/convoys/${convoy.id}/manifest/lines`;
    const seat = { personKind: 'companion', caseId: out, companionId: companions[0].id, vehicleId: convoy.vehicleId };
    expect(await coordinator.refused(path, { ...seat, place: 1 })).toBe('409 manifest.place_taken');
    await coordinator.created(path, { ...seat, place: 2 });
    expect((await freeze(convoy)).status).toBe(201);
    await coordinator.created('/api/documents', { state: 'missing', cases: await seen([unasked!]) });

    const reserve = () => coordinator.read(`/api/convoys/${convoy.id}/reserve?outCaseId=${out!}`);
    const { ready: fit, nearly } = await reserve();
    expect([fit, JSON.stringify(nearly).includes(lying!)]).toEqual([[], false]);
    expect(nearly).toEqual([expect.objectContaining({ caseId: unasked })]);
    expect(nearly[0].missing.map(({ missing }: { missing: string }) => missing)).toEqual([
      'documents_missing',
      'documents_missing',
    ]);
    const asked = { outCaseId: out, inCaseId: unasked, reason: 'no_answer', seats: nearly[0].seats };
    const substitutions = `/api/convoys/${convoy.id}/substitutions`;
    expect(await coordinator.refused(substitutions, asked)).toBe('422 manifest.not_ready');
    for (const { personId } of nearly[0].missing) {
      const override = { personId, gate: 'documents', reason: 'invented: the papers burnt' };
      await coordinator.created(`/api/evacuations/${unasked!}/overrides`, override);
    }
    await coordinator.created(substitutions, asked);
    expect([(await one(out!)).status, (await one(unasked!)).status]).toEqual(['listed', 'scheduled']);
  }, 60_000);

  it('counts tries, tells a time only once it stands, and keeps words and numbers sealed', async () => {
    const [id] = await ready(1);
    const convoy = await aBus(1, 1);
    await list(convoy, [id!], 1);
    for (const tries of [1, 2]) expect(await called(convoy, id!, 'no_answer')).toMatchObject({ tries });
    await called(convoy, id!, 'coming', { note: 'Qwxyz invented words' });
    const before = await round(convoy);
    expect(before).toMatchObject({ leavesAt: null, counts: { families: 1, reached: 1, coming: 1 } });
    expect(before.families[0]).toMatchObject({
      tries: 3,
      last: { outcome: 'coming' },
      destination: { facilityId: hospital },
    });
    expect(JSON.stringify(before)).not.toMatch(/Name-000|\+0000|Qwxyz|Crossing/);
    const shown = await coordinator.created(`/api/evacuations/${id!}/disclosures`, { purpose: 'family_contact' });
    expect(shown.contact).toBe('+0000 0');
    const { notes } = await coordinator.created(`/api/evacuations/${id!}/words/disclosures`, { purpose: 'duty' });
    expect(notes.map(({ text }: { text: string }) => text)).toEqual(['Qwxyz invented words']);
    await freeze(convoy);
    await called(convoy, id!, 'declines', { reason: 'health' });
    expect((await openItems('called_after_freeze'))[0]).toMatchObject({
      subjectId: id,
      details: { outcome: 'declines' },
    });
    expect((await coordinator.read(`/api/convoys/${convoy.id}`)).lines).toHaveLength(2);
    await coordinator.created(`/api/convoys/${convoy.id}/release`, {}, { seenVersion: await convoy.version() });
    expect((await round(convoy)).leavesAt).toEqual(expect.any(String));
    const { items } = await coordinator.read(`/api/audit/entries?limit=5&subjectKind=case&subjectId=${id!}`);
    expect(JSON.stringify(items)).not.toContain('Qwxyz');
  }, 60_000);

  it('one answer for many: no change at a new look, named where there is nothing to repeat', async () => {
    const [looked] = await ready(1);
    const never = String((await nurse.created('/api/evacuations', aRequest(area))).id);
    const cases = await seen([looked!, never]);
    expect(await coordinator.refused('/api/assessments/unchanged', { cases })).toBe('403 permission.denied');
    const told = await reviewer.created('/api/assessments/unchanged', { cases });
    expect(told).toMatchObject({ cases: 1, unassessed: [never], ended: [], conflicts: [] });
    const { assessments } = await coordinator.read(`/api/evacuations/${looked!}/gates`);
    expect(assessments.map(({ priority }: { priority: string }) => priority)).toEqual(['P2', 'P2']);
    const again = await reviewer.created('/api/assessments/unchanged', { cases });
    expect(again).toMatchObject({ cases: 0, conflicts: [looked] });
  }, 60_000);
});
