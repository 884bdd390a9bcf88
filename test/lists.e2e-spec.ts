import { aRequest, importFacts, planConvoy } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

interface Listed {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly fate: string;
}
interface Patient {
  readonly id: string;
  readonly code: string;
}

describe('lists', () => {
  let office: Office;
  let coordinator: Person;
  let nurse: Person;
  let area: string;

  beforeAll(async () => {
    office = await Office.open();
    [coordinator, nurse] = await Promise.all([
      office.person('coordinator', 'medical_reviewer'),
      office.person('field'),
    ]);
    area = await importFacts(coordinator);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const patients = (n: number): Promise<Patient[]> =>
    Promise.all(
      Array.from({ length: n }, async () => {
        const { id, code } = await nurse.created('/api/evacuations', aRequest(area));
        return { id: String(id), code: String(code) };
      }),
    );
  const aList = async (title: string, more: object = {}): Promise<string> =>
    String((await coordinator.created('/api/lists', { title, kind: 'ours', enclaveId: area, ...more })).id);
  const version = async (listId: string, said: object): Promise<string> =>
    String((await coordinator.created(`/api/lists/${listId}/versions`, { asOf: '2017-12-26', ...said })).id);
  const differences = (id: string, against?: string) =>
    coordinator.read(`/api/lists/versions/${id}/differences${against === undefined ? '' : `?against=${against}`}`);
  const codes = (people: readonly { readonly code: string }[]): string[] => people.map(({ code }) => code).sort();
  const idsOf = (people: readonly Patient[]): string[] => people.map(({ id }) => id);

  /** The five of a frozen list, of whom four leave. */
  const leave = async (five: readonly Patient[]): Promise<void> => {
    const convoy = await planConvoy(coordinator, area);
    const lines: string[] = [];
    for (const [i, { id: caseId }] of five.entries()) {
      const line = { personKind: 'patient', caseId, vehicleId: convoy.vehicleId, place: 7 + i };
      lines.push(String((await coordinator.created(`/api/convoys/${convoy.id}/manifest/lines`, line)).lineId));
    }
    const on = (path: string): string => `/api/convoys/${convoy.id}/${path}`;
    await coordinator.created(on('manifest/freeze'), {}, { seenVersion: await convoy.version() });
    await coordinator.created(on('release'), {}, { seenVersion: await convoy.version() });
    for (const leg of [1, 2]) {
      await coordinator.created(on('departures'), { leg });
      await coordinator.created(on('arrivals'), { leg });
    }
    const clear = { patients: 4, companions: 0, vehicles: 1, didNotTravel: [lines[4]] };
    await coordinator.created(on('all-clear'), clear, { seenVersion: await convoy.version() });
  };

  it('say why one has seven people, another five, and four left: two infants died first, and one stayed', async () => {
    const infants = await patients(2);
    const five = await patients(5);
    const doctors = await version(await aList('The doctors’ list'), { caseIds: idsOf([...infants, ...five]) });
    const approved = await version(await aList('Approved', { kind: 'received' }), {
      caseIds: idsOf(five),
      reportedTotal: 5,
    });
    for (const { id } of infants) {
      await nurse.created(`/api/evacuations/${id}/deaths`);
      await coordinator.created(`/api/evacuations/${id}/deaths/confirmation`);
    }
    await leave(five);

    const { a, b, parts } = await differences(approved, doctors);
    expect([a.named, a.reportedTotal, b.named, b.reportedTotal]).toEqual([7, null, 5, 5]);
    expect(parts.onlyA.byFate).toEqual({ waiting: 0, left: 0, died: 2, withdrawn: 0, ended: 0 });
    expect(codes(parts.onlyA.people)).toEqual(codes(infants));
    expect(parts.inBoth.byFate).toEqual({ waiting: 1, left: 4, died: 0, withdrawn: 0, ended: 0 });
    expect(parts.inBoth.people.find(({ fate }: Listed) => fate === 'waiting').code).toBe(five[4]?.code);
    expect(parts.onlyB.people).toEqual([]);
  });

  it('keep every version as it was; the newest one says what changed since', async () => {
    const [one, two, three] = await patients(3);
    const list = await aList('Our own');
    const first = await version(list, { caseIds: [one!.id, two!.id] });
    const second = await version(list, { codes: [two!.code, three!.code.toLowerCase()] });
    const { parts } = await differences(second);
    expect([parts.onlyA, parts.inBoth, parts.onlyB].map(({ people }) => codes(people))).toEqual([
      [one!.code],
      [two!.code],
      [three!.code],
    ]);
    expect((await coordinator.read(`/api/lists/versions/${first}`)).people.map(({ id }: Listed) => id).sort()).toEqual(
      [one!.id, two!.id].sort(),
    );
    const { items } = await coordinator.read('/api/lists');
    const shown = items.find(({ id }: { id: string }) => id === list);
    expect(shown.versions.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
    expect(new Set(shown.versions.map(({ hash }: { hash: string }) => hash)).size).toBe(2);
    expect((await coordinator.send('GET', `/api/lists/versions/${first}/differences`)).status).toBe(404);
  });

  it('take the first of the waiting list by rule, in the order of its rank and in their own area', async () => {
    const { items } = await coordinator.read('/api/waiting-list?limit=3');
    const list = await aList('The first three');
    const id = await version(list, { first: 3 });
    const { people } = await coordinator.read(`/api/lists/versions/${id}`);
    expect(codes(people)).toEqual(codes(items));
    // By code: no order tells who goes first.
    expect(people.map(({ code }: Listed) => code)).toEqual(codes(people));
    expect(JSON.stringify(people)).not.toMatch(/priority|rank|dueAt/);
  });

  it('may be totals without people: they stand side by side, and nothing is subtracted', async () => {
    const un = await version(await aList('UN', { kind: 'received' }), { reportedTotal: 494, whatItCounts: 'in need' });
    const sams = await version(await aList('SAMS', { kind: 'received' }), { reportedTotal: 641 });
    expect(await differences(sams, un)).toEqual({
      a: { versionId: un, reportedTotal: 494, named: null, unexplained: null },
      b: { versionId: sams, reportedTotal: 641, named: null, unexplained: null },
      parts: null,
    });
    const [somebody] = await patients(1);
    const named = await version(await aList('One name', { kind: 'received' }), {
      caseIds: [somebody!.id],
      reportedTotal: 86,
    });
    expect(await differences(named, un)).toMatchObject({
      b: { reportedTotal: 86, named: 1, unexplained: 85 },
      parts: null,
    });
  });

  it('keep nothing typed in the ledger; what came with a version is sealed, and each reading is logged', async () => {
    const list = await aList('Words of a title');
    const { seq } = await coordinator.created(`/api/lists/${list}/versions`, {
      asOf: '2017-12-26',
      reportedTotal: 3,
      whatItCounts: 'Words of a count',
      note: 'Qwxyz-Canary note',
    });
    const bodies = await office.storage.all<{ body: string }>('SELECT body FROM ledger_bodies WHERE seq IN ($1, $2)', [
      seq,
      Number(seq) - 1,
    ]);
    expect(bodies.map(({ body }) => body).join()).not.toMatch(/Words|Canary/);
    expect(JSON.stringify(await coordinator.read('/api/lists'))).not.toContain('Canary');
    const before = await office.storage.records('accessLog', 'WHERE operation_id = $1', [office.operationId]);
    const { notes } = await coordinator.created(`/api/lists/${list}/disclosures`, { purpose: 'duty' });
    expect(notes).toEqual([{ id: expect.any(String), text: 'Qwxyz-Canary note' }]);
    const after = await office.storage.records('accessLog', 'WHERE operation_id = $1', [office.operationId]);
    expect(after).toHaveLength(before.length + 1);
  });

  it.each([
    ['nothing', {}, '400 list_version.says_nothing'],
    ['people in two ways', { first: 1, codes: ['0000-000'] }, '400 list_version.named_in_two_ways'],
    ['a code that nobody has', { codes: ['0000-000'] }, '404 list_version.code_unknown'],
    ['a code that was misread', { codes: ['0000-001'] }, '400 evacuation.card_code_misread'],
    ['a day that is none', { asOf: '2017-13-01', reportedTotal: 1 }, '400 request.invalid'],
  ])('refuse a version that says %s', async (_, said, code) => {
    const list = await aList('Refused');
    expect(await coordinator.refused(`/api/lists/${list}/versions`, { asOf: '2017-12-26', ...said })).toBe(code);
    const { items } = await coordinator.read('/api/lists');
    expect(items.find(({ id }: { id: string }) => id === list).versions).toEqual([]);
  });

  it('of one area name nobody of another, whoever asks', async () => {
    const { items } = await coordinator.read('/api/enclaves');
    const sibling = String(items.find(({ id }: { id: string }) => id !== area).id);
    const far = await coordinator.created('/api/evacuations', aRequest(sibling));
    const said = { asOf: '2017-12-26', caseIds: [far.id] };
    expect(await coordinator.refused(`/api/lists/${await aList('Near')}/versions`, said)).toBe(
      '422 list_version.of_another_area',
    );
    const everywhere = await aList('Everywhere', { enclaveId: undefined });
    const local = await office.personFor({ enclaveId: sibling }, 'coordinator');
    expect(await local.refused(`/api/lists/${everywhere}/versions`, said)).toBe('403 permission.denied');
    await version(everywhere, { caseIds: [far.id] });
    expect((await local.read('/api/lists')).items).toEqual([]);
  });
});
