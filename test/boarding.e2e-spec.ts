import { caseCode } from '@corridor/domain/evacuations';
import { randomUUID } from 'node:crypto';
import {
  aRequest,
  fillAndRelease,
  importFacts,
  operationNow,
  planConvoy,
  type PlannedConvoy,
} from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';
import { carry, Phone } from './support/phone';

const UNKNOWN = caseCode([1, 2, 3, 4, 5, 6]);

interface Item {
  readonly code: string;
  readonly kind: string;
  readonly details: Readonly<Record<string, unknown>>;
}

describe('boarding by name', () => {
  let office: Office;
  let coordinator: Person;
  let nurse: Person;
  let area: string;

  beforeAll(async () => {
    office = await Office.open();
    [coordinator, nurse] = await Promise.all([office.person('coordinator'), office.person('field')]);
    area = await importFacts(coordinator);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  /** A convoy of the nurse's with so many families on its frozen list, released. */
  async function aReleased(patients: number): Promise<{ convoy: PlannedConvoy; cases: string[] }> {
    const convoy = await planConvoy(coordinator, area, {
      assignments: [{ accountId: nurse.accountId, task: 'nurse' }],
    });
    await fillAndRelease(coordinator, area, convoy, patients);
    const { lines } = await coordinator.read(`/api/convoys/${convoy.id}`);
    const cases = lines
      .filter(({ personKind }: { personKind: string }) => personKind === 'patient')
      .map(({ caseId }: { caseId: string }) => caseId);
    return { convoy, cases };
  }
  const say = (convoy: PlannedConvoy, door: string, body: object, who = nurse) =>
    who.created(`/api/convoys/${convoy.id}/${door}`, body);
  const board = (convoy: PlannedConvoy, caseId: string, more: object = {}) =>
    say(convoy, 'boardings/families', { caseId, ...more });
  const statusOf = async (id: string): Promise<string> =>
    String((await coordinator.read(`/api/evacuations/${id}`)).status);
  const companionsOf = async (id: string): Promise<string[]> =>
    (await coordinator.read(`/api/evacuations/${id}`)).companions.map((each: { id: string }) => each.id);
  const itemsAbout = async (id: string): Promise<Item[]> =>
    await office.storage.records('openItems', 'WHERE subject_id = $1 ORDER BY id', [id]);
  const codesAbout = async (id: string): Promise<string[]> => (await itemsAbout(id)).map(({ code }) => code);
  const waits = async (id: string): Promise<boolean> =>
    (await coordinator.read('/api/waiting-list?limit=200')).items.some((each: { id: string }) => each.id === id);
  const drive = async (convoy: PlannedConvoy): Promise<void> => {
    for (const leg of [1, 2]) {
      await say(convoy, 'departures', { leg });
      await say(convoy, 'arrivals', { leg });
    }
  };
  const clear = async (convoy: PlannedConvoy, body: object) =>
    coordinator.created(`/api/convoys/${convoy.id}/all-clear`, body, { seenVersion: await convoy.version() });

  it('follows a family from the door to the hospital, one entry a report', async () => {
    const { convoy, cases } = await aReleased(2);
    const [one = '', two = ''] = cases;
    const before = await coordinator.read('/api/now');
    expect(await board(convoy, one)).toMatchObject({ outcome: 'applied', openItems: 0 });
    expect([await statusOf(one), await waits(one), await statusOf(two), await waits(two)]).toEqual([
      'boarded',
      false,
      'scheduled',
      true,
    ]);
    const now = await coordinator.read('/api/now');
    expect(now.figures).toMatchObject({
      waiting: before.figures.waiting - 1,
      moving: before.figures.moving + 1,
      onFrozenList: before.figures.onFrozenList - 1,
    });
    expect(await coordinator.read(`/api/convoys/${convoy.id}`)).toMatchObject({
      aboardPatients: 1,
      aboardCompanions: 1,
    });
    await say(convoy, 'departures', { leg: 1 });
    expect([await statusOf(one), await statusOf(two)]).toEqual(['in_transit', 'scheduled']);
    await say(convoy, 'stops', { reason: 'held_by' });
    expect(await statusOf(one)).toBe('held_at_checkpoint');
    await say(convoy, 'movements', {});
    expect(await statusOf(one)).toBe('in_transit');
    const hospital = await coordinator.created('/api/facilities', { kind: 'hospital', name: 'Invented Hospital' });
    await say(convoy, 'handovers', { caseId: one, facilityId: hospital.id, receivedBy: 'Invented Receiver' });
    expect(await statusOf(one)).toBe('handed_over');
    const { lines } = await coordinator.read(`/api/convoys/${convoy.id}`);
    expect(lines.map(({ step }: { step: { kind: string } | null }) => step?.kind ?? null).sort()).toEqual(
      ['handed_over', 'handed_over', null, null].sort(),
    );
    const seqs = await office.storage.all<{ name: string }>(
      `SELECT b.name FROM ledger_entries b JOIN entry_subjects s ON s.seq = b.seq AND s.operation_id = b.operation_id
        WHERE s.subject_id = $1 AND b.name LIKE 'convoy.%' ORDER BY b.seq`,
      [one],
    );
    expect(seqs.map(({ name }) => name)).toEqual([
      'convoy.person_added',
      'convoy.person_added',
      'convoy.manifest_frozen',
      'convoy.boarded',
      'convoy.departed',
      'convoy.stopped',
      'convoy.moving',
      'convoy.handed_over',
    ]);
    await say(convoy, 'arrivals', { leg: 2 });
    // Base counts the other family out as it always did; nobody of it was ever boarded by name.
    await clear(convoy, { patients: 2, companions: 2, vehicles: 1 });
    expect([await statusOf(one), await statusOf(two)]).toEqual(['handed_over', 'handed_over']);
  });

  it('boards all but those who did not come, and lets whoever was not found out wait again', async () => {
    const { convoy, cases } = await aReleased(2);
    const [one = '', two = ''] = cases;
    const [mother = ''] = await companionsOf(one);
    await board(convoy, one, { absent: [mother] });
    await board(convoy, two);
    expect(await coordinator.read(`/api/convoys/${convoy.id}`)).toMatchObject({
      aboardPatients: 2,
      aboardCompanions: 1,
    });
    await drive(convoy);
    const { lines } = await coordinator.read(`/api/convoys/${convoy.id}`);
    const lost = lines.find(({ personId }: { personId: string }) => personId === two).id;
    await clear(convoy, { patients: 1, companions: 1, vehicles: 1, didNotTravel: [lost] });
    expect([await statusOf(one), await statusOf(two), await waits(two)]).toEqual(['handed_over', 'submitted', true]);
    const settled = (await coordinator.read(`/api/convoys/${convoy.id}`)).lines;
    const travelled = Object.fromEntries(
      settled.map((each: { personId: string; travelled: boolean }) => [each.personId, each.travelled]),
    );
    expect([travelled[one], travelled[mother], travelled[two]]).toEqual([true, false, false]);
    expect(await codesAbout(convoy.id)).toEqual([]);
  });

  it('records whoever is not on the list, boards twice, or boards out of order, and asks a person', async () => {
    const { convoy, cases } = await aReleased(1);
    const [one = ''] = cases;
    const { id: stranger } = await coordinator.created('/api/evacuations', aRequest(area));
    await board(convoy, String(stranger));
    expect(await codesAbout(String(stranger))).toEqual(['not_on_list']);
    expect(await statusOf(String(stranger))).toBe('boarded');
    await board(convoy, one);
    await board(convoy, one);
    expect(await codesAbout(one)).toEqual(['already_reported']);
    const { convoy: other } = await aReleased(1);
    await board(other, one);
    expect((await itemsAbout(one)).map(({ code, details }) => [code, details['elsewhere']])).toEqual([
      ['already_reported', 0],
      ['not_on_list', undefined],
      ['already_reported', 2],
    ]);
    // Said of an hour ago, it is not where they are now.
    const anHourAgo = new Date(Date.parse(await operationNow(coordinator)) - 3_600_000).toISOString();
    await board(convoy, one, { occurredAt: anHourAgo });
    await say(convoy, 'departures', { leg: 1 });
    expect([await statusOf(one), await statusOf(String(stranger))]).toEqual(['boarded', 'in_transit']);
    const planned = await planConvoy(coordinator, area, {
      assignments: [{ accountId: nurse.accountId, task: 'nurse' }],
    });
    const { id: early } = await coordinator.created('/api/evacuations', aRequest(area));
    expect(await board(planned, String(early))).toMatchObject({ openItems: 2 });
    expect(await codesAbout(planned.id)).toEqual(['convoy_not_released']);
    await coordinator.created(`/api/convoys/${planned.id}/cancellation`);
    expect(await statusOf(String(early))).toBe('submitted');
    await board(planned, String(early));
    expect(await codesAbout(planned.id)).toEqual(['convoy_not_released', 'after_cancellation']);
  });

  it('boards a family by the code on its card, though it is on no list', async () => {
    const { convoy } = await aReleased(1);
    const { id, code } = await coordinator.created('/api/evacuations', aRequest(area));
    const written = ` ${String(code).toLowerCase().replace('-', ' ')} `;
    expect(await say(convoy, 'boardings/codes', { code: written, people: 2 })).toMatchObject({ openItems: 1 });
    expect([await statusOf(String(id)), await codesAbout(String(id))]).toEqual(['boarded', ['not_on_list']]);
    expect(await coordinator.read(`/api/convoys/${convoy.id}`)).toMatchObject({
      aboardPatients: 1,
      aboardCompanions: 1,
      aboardOthers: null,
    });
    // The phone that said it shows the family from now on.
    const { boarding } = await nurse.read(`/api/convoys/${convoy.id}`);
    expect(boarding.filter((each: { caseId: string }) => each.caseId === id)).toHaveLength(2);
    const { id: two, code: ofTwo } = await coordinator.created('/api/evacuations', aRequest(area));
    await say(convoy, 'boardings/codes', { code: ofTwo, people: 5 });
    expect((await itemsAbout(String(two))).map((each) => [each.code, each.details['counted']])).toEqual([
      ['not_on_list', undefined],
      ['head_count_differs', 5],
    ]);
    const { id: three, code: ofThree } = await coordinator.created('/api/evacuations', aRequest(area));
    await say(convoy, 'boardings/codes', { code: ofThree, people: 0, consent: 'declined' });
    expect([await statusOf(String(three)), await codesAbout(String(three))]).toEqual(['submitted', []]);
  });

  it('boards the case that goes on, by the code of one that was merged into it', async () => {
    const { convoy } = await aReleased(1);
    const into = await coordinator.created('/api/evacuations', aRequest(area));
    const from = await coordinator.created('/api/evacuations', aRequest(area));
    await coordinator.created(`/api/evacuations/${String(from.id)}/merge`, { intoId: into.id });
    await say(convoy, 'boardings/codes', { code: from.code, people: 2 });
    expect([await statusOf(String(into.id)), await statusOf(String(from.id))]).toEqual(['boarded', 'merged']);
  });

  it('keeps a code that base does not know, counts who came with it, and asks a person', async () => {
    const { convoy } = await aReleased(1);
    const unknown = { code: UNKNOWN, people: 3 };
    const commandId = randomUUID();
    const path = `/api/convoys/${convoy.id}/boardings/codes`;
    expect(await nurse.created(path, unknown, { commandId })).toMatchObject({ outcome: 'applied', openItems: 1 });
    expect(await nurse.created(path, unknown, { commandId })).toMatchObject({ outcome: 'duplicate' });
    expect(await itemsAbout(convoy.id)).toMatchObject([
      { code: 'code_unknown', kind: 'discrepancy', details: { code: UNKNOWN, people: 3 } },
    ]);
    const { aboardOthers, reports } = await coordinator.read(`/api/convoys/${convoy.id}`);
    expect(aboardOthers).toBe(3);
    expect(reports).toMatchObject([{ kind: 'unknown_code', saidCode: UNKNOWN, people: 3 }]);
    const wrong = `${UNKNOWN.slice(0, -1)}${UNKNOWN.endsWith('0') ? '1' : '0'}`;
    expect(await nurse.refused(path, { code: wrong, people: 1 })).toBe('400 evacuation.card_code_misread');
    expect(await itemsAbout(convoy.id)).toHaveLength(1);
  });

  it('takes a code that a phone signed, though base does not know it', async () => {
    const { convoy } = await aReleased(1);
    const phone = await Phone.of(nurse, office.operationId);
    const said = phone.make('board_by_code', { kind: 'convoy', id: convoy.id }, { code: UNKNOWN, people: 2 });
    expect(await carry(nurse, office.operationId, [said])).toMatchObject([{ outcome: 'applied' }]);
    expect(await codesAbout(convoy.id)).toEqual(['code_unknown']);
  });

  it('keeps a no at the door, and boards nobody', async () => {
    const { convoy, cases } = await aReleased(1);
    const [one = ''] = cases;
    await board(convoy, one, { consent: 'declined', speaker: 'guardian' });
    expect(await statusOf(one)).toBe('scheduled');
    expect(await office.storage.records('consents', 'WHERE case_id = $1', [one])).toMatchObject([
      { answer: 'declined', speaker: 'guardian', recordedBy: nurse.accountId },
    ]);
    await drive(convoy);
    await clear(convoy, { patients: 0, companions: 0, vehicles: 1 });
    expect([await statusOf(one), await codesAbout(convoy.id)]).toEqual(['submitted', []]);
  });

  it('rings where somebody is taken off or a family is made to part, and tells base alone who they are', async () => {
    const { convoy, cases } = await aReleased(2);
    const [one = '', two = ''] = cases;
    const [mother = ''] = await companionsOf(two);
    await board(convoy, one);
    await board(convoy, two);
    await say(convoy, 'departures', { leg: 1 });
    await say(convoy, 'takings-off', { caseId: one, personIds: [one], reason: 'taken_off_by_others' });
    expect(await itemsAbout(one)).toMatchObject([
      { kind: 'missing', code: 'person_taken_off', details: { people: 1, minors: 1, menOfFightingAge: 0 } },
    ]);
    expect(await statusOf(one)).toBe('missing');
    await say(convoy, 'splits', { caseId: two, staying: [mother] });
    expect(await itemsAbout(two)).toMatchObject([
      { kind: 'missing', code: 'family_split', details: { people: 1, goingOn: 1, patientStays: false } },
    ]);
    expect(await statusOf(two)).toBe('in_transit');
    // Let go again: they are found.
    await say(convoy, 'boardings/people', { caseId: one, personId: one });
    expect(await statusOf(one)).toBe('in_transit');
    const onThePhone = JSON.stringify(await nurse.read(`/api/convoys/${convoy.id}`));
    expect(onThePhone).not.toMatch(/minors|menOfFightingAge|ageBand|"sex"|forced_split|taken_off_by_others/);
  });

  it('counts a death on the way as one, until a call back takes it back', async () => {
    const { convoy, cases } = await aReleased(2);
    const [one = '', two = ''] = cases;
    await board(convoy, one);
    await board(convoy, two);
    await say(convoy, 'departures', { leg: 1 });
    await say(convoy, 'takings-off', { caseId: one, personIds: [one], reason: 'died' });
    await coordinator.created(`/api/evacuations/${two}/deaths`);
    expect([await statusOf(one), await statusOf(two)]).toEqual(['died_in_transit', 'died_in_transit']);
    expect([await codesAbout(one), await codesAbout(two)]).toEqual([['death_unconfirmed'], ['death_unconfirmed']]);
    expect((await coordinator.read('/api/now')).figures.diedInTransit).toBe(2);
    await coordinator.created(`/api/evacuations/${two}/deaths/withdrawal`);
    expect(await statusOf(two)).toBe('in_transit');
    await coordinator.created(`/api/evacuations/${one}/deaths/confirmation`);
    await say(convoy, 'arrivals', { leg: 2 });
    await clear(convoy, { patients: 1, companions: 2, vehicles: 1 });
    expect([await statusOf(one), await statusOf(two)]).toEqual(['died_in_transit', 'handed_over']);
  });

  it('counts people without a case aboard, and asks where they are not counted out', async () => {
    const { convoy } = await aReleased(1);
    await say(convoy, 'boardings/others', { women: 2, boys: 1 });
    expect(await coordinator.read(`/api/convoys/${convoy.id}`)).toMatchObject({ aboardOthers: 3 });
    expect(await say(convoy, 'head-counts', { patients: 6, companions: 5 })).toMatchObject({ openItems: 2 });
    expect(await codesAbout(convoy.id)).toEqual(['over_capacity', 'head_count_differs']);
    await drive(convoy);
    await clear(convoy, { patients: 1, companions: 1, vehicles: 1, others: 2 });
    expect((await itemsAbout(convoy.id)).at(-1)).toMatchObject({
      kind: 'missing',
      code: 'others_count_differs',
      details: { others: 2, aboardOthers: 3 },
    });
  });

  it('shows a phone what a door needs, from the frozen list until the all-clear, and nothing else', async () => {
    const convoy = await planConvoy(coordinator, area, {
      assignments: [{ accountId: nurse.accountId, task: 'nurse' }],
    });
    expect(await nurse.read(`/api/convoys/${convoy.id}`)).not.toHaveProperty('boarding');
    await fillAndRelease(coordinator, area, convoy, 1);
    const shown = await nurse.read(`/api/convoys/${convoy.id}`);
    expect(shown).not.toHaveProperty('lines');
    expect(Object.keys(shown.boarding[0]).sort()).toEqual([
      'caseId',
      'code',
      'lineId',
      'missing',
      'mobility',
      'personId',
      'personKind',
      'place',
      'step',
      'vehicleId',
    ]);
    const security = await office.person('security');
    expect(await security.read(`/api/convoys/${convoy.id}`)).not.toHaveProperty('boarding');
    await drive(convoy);
    await clear(convoy, { patients: 1, companions: 1, vehicles: 1 });
    expect(await nurse.read(`/api/convoys/${convoy.id}`)).not.toHaveProperty('boarding');
  });

  it('takes the same from a phone’s key, once however often it is sent, and seals every word', async () => {
    const { convoy, cases } = await aReleased(1);
    const [caseId = ''] = cases;
    const phone = await Phone.of(nurse, office.operationId, 'Invented phone');
    const about = { kind: 'convoy', id: convoy.id } as const;
    const made = [
      phone.make('board_family', about, { caseId, note: 'Invented note at the door' }),
      phone.make('report_departure', about, { leg: 1 }),
      phone.make('hand_over', about, { caseId, receivedBy: 'Invented Receiver' }),
    ];
    const [late, ...others] = made;
    const sent = await carry(nurse, office.operationId, [...others, late!, late!]);
    expect(sent.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'applied',
      'applied',
      'applied',
      'duplicate',
    ]);
    expect(await statusOf(caseId)).toBe('handed_over');
    const bodies = await office.storage.all<{ body: string }>('SELECT body FROM ledger_bodies');
    expect(JSON.stringify(bodies)).not.toContain('Invented note at the door');
    const { notes } = await coordinator.created(`/api/evacuations/${caseId}/words/disclosures`, { purpose: 'duty' });
    expect(notes.map(({ text }: { text: string }) => text).sort()).toEqual([
      'Invented Receiver',
      'Invented note at the door',
    ]);
  });

  it('stands among the calls where somebody told it, once for a family', async () => {
    const { convoy, cases } = await aReleased(2);
    const [one = '', two = ''] = cases;
    const reporter = { channel: 'radio', saidBy: 'Invented Caller' };
    await say(convoy, 'boardings/families', { caseId: one, reporter }, coordinator);
    await say(convoy, 'takings-off', { caseId: two, reason: 'died', reporter }, coordinator);
    const calls = async (id: string) =>
      (await coordinator.read(`/api/calls?about=${id}`)).items.map(({ what }: { what: string }) => what);
    expect([await calls(one), await calls(two)]).toEqual([['boarded'], ['died']]);
    const { notes } = await coordinator.created(`/api/evacuations/${two}/deaths/disclosures`, { purpose: 'duty' });
    expect(notes.map(({ text }: { text: string }) => text)).toEqual(['Invented Caller']);
    // A companion has no case to close: base calls back.
    expect((await itemsAbout(two)).map(({ code }) => code).sort()).toEqual([
      'companion_died',
      'death_unconfirmed',
      'step_skipped',
    ]);
  });

  it('tells donors nothing before the embargo is over: who moves waits for them', async () => {
    const figures = async () => (await coordinator.read('/api/reports/figures')).figures;
    const { convoy, cases } = await aReleased(2);
    const [one = '', two = ''] = cases;
    for (let i = 0; i < 6; i += 1) await coordinator.created('/api/evacuations', aRequest(area));
    const before = await figures();
    // Not withheld, or it could fall unseen.
    const waiting = before.find(({ key }: { key: string }) => key === 'waiting');
    expect(waiting.total.value).toBeGreaterThan(5);
    await board(convoy, one);
    await board(convoy, two);
    await say(convoy, 'departures', { leg: 1 });
    await say(convoy, 'takings-off', { caseId: two, personIds: [two], reason: 'taken_off_by_others' });
    await say(convoy, 'handovers', { caseId: one });
    expect([await statusOf(one), await statusOf(two)]).toEqual(['handed_over', 'missing']);
    expect(await figures()).toEqual(before);
  });

  it('answers ids of nobody’s family, and cases out of reach, as unknown', async () => {
    const { convoy, cases } = await aReleased(1);
    const [caseId = ''] = cases;
    const path = `/api/convoys/${convoy.id}/boardings`;
    expect(await nurse.refused(`${path}/people`, { caseId, personId: convoy.id })).toBe('404 companion.unknown');
    expect(await nurse.refused(`${path}/families`, { caseId: convoy.id })).toBe('404 evacuation.unknown');
    const { items } = await coordinator.read('/api/enclaves');
    const sibling = items.find(({ id }: { id: string }) => id !== area).id;
    const inOneArea = await office.personFor({ enclaveId: area }, 'coordinator');
    const { id: far, code: farCode } = await coordinator.created('/api/evacuations', aRequest(String(sibling)));
    expect(await inOneArea.refused(`${path}/families`, { caseId: far })).toBe('404 evacuation.unknown');
    // By a code, both are recorded alike: nobody learns which codes there are.
    const byCode = (code: string) => inOneArea.created(`${path}/codes`, { code, people: 1 });
    const same = ({ version: _v, seq: _s, recordedAt: _at, ...answer }: object & Record<string, unknown>) => answer;
    expect(same(await byCode(String(farCode)))).toEqual(same(await byCode(UNKNOWN)));
    expect(await statusOf(String(far))).toBe('submitted');
  });
});

describe('the gates at a vehicle’s door', () => {
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

  it('stop nobody; whoever boards with something missing is asked about, and a yes renews consent', async () => {
    const convoy = await planConvoy(coordinator, area);
    await fillAndRelease(coordinator, area, convoy, 1);
    const { lines } = await coordinator.read(`/api/convoys/${convoy.id}`);
    const caseId = String(lines[0].caseId);
    const hospital = await coordinator.created('/api/facilities', { kind: 'hospital', name: 'Invented Hospital' });
    await coordinator.created(`/api/evacuations/${caseId}/destination`, { facilityId: hospital.id });
    await coordinator.created(`/api/evacuations/${caseId}/consents`, {
      facilityId: hospital.id,
      answer: 'given',
      speaker: 'guardian',
    });
    const administrator = await office.person('administrator');
    await administrator.created('/api/operations/current/gates', { gates: ['consent', 'documents'] });
    office.clock.push(25 * 60);
    const again = await office.person('coordinator');
    const board = (body: object = {}) =>
      again.created(`/api/convoys/${convoy.id}/boardings/families`, { caseId, ...body });
    await board();
    const missing = async () =>
      (await office.storage.records('openItems', 'WHERE subject_id = $1 ORDER BY id', [caseId]))
        .filter(({ code }) => code === 'boarded_with_closed_gate')
        .map(({ details }) => [details['gate'], details['why'], details['people']]);
    expect((await missing()).sort()).toEqual([
      ['consent', 'consent_older_than_a_day', 1],
      ['documents', 'documents_not_checked', 2],
    ]);
    await board({ consent: 'given', speaker: 'guardian' });
    expect((await missing()).filter(([gate]) => gate === 'consent')).toHaveLength(1);
    const consents = await office.storage.records('consents', 'WHERE case_id = $1', [caseId]);
    expect(consents.map(({ facilityId, answer }) => [facilityId, answer])).toEqual([
      [hospital.id, 'given'],
      [hospital.id, 'given'],
    ]);
  });
});
