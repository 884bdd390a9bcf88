import { nameWords } from '@corridor/domain/evacuations';
import { createHash } from 'node:crypto';
import { aRequest, fillAndRelease, importFacts, planConvoy } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

describe('two records of one person', () => {
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

  const ask = async (facts: object): Promise<{ id: string; code: string; openItems: number }> =>
    coordinator.created('/api/evacuations', aRequest(area, { companions: [], ageBand: 'under_1', ...facts }));
  const twins = async (number: string): Promise<[string, string]> => {
    const one = await ask({ patientName: `محمد ${number}`, motherName: 'هدى', ageMonths: 7, sex: 'male' });
    const other = await ask({ patientName: `${number}, Mohamed`, motherName: 'Hoda', ageMonths: 8, sex: 'male' });
    expect([one.openItems, other.openItems]).toEqual([0, 1]);
    return [one.id, other.id];
  };
  const duplicates = async (id: string): Promise<{ id: string; code: string; agrees: string[] }[]> =>
    (await coordinator.read(`/api/evacuations/${id}/duplicates`)).items;
  const openItems = async (id: string): Promise<{ id: string; code: string; details: Record<string, string> }[]> =>
    (await coordinator.read('/api/open-items?limit=200')).items.filter(
      ({ subjectId }: { subjectId: string }) => subjectId === id,
    );
  const waiting = async (): Promise<number> => Number((await coordinator.read('/api/now')).figures.waiting);

  it('are both taken, and a person is asked', async () => {
    const [one, other] = await twins('0001');
    const [item] = await openItems(other);
    expect(item).toMatchObject({
      code: 'maybe_duplicate',
      details: { otherId: one, agrees: 'name+mother+age+sex+area' },
    });
    expect(await coordinator.refused(`/api/open-items/${String(item?.id)}/resolution`, { note: 'Invented' })).toBe(
      '422 open_item.needs_comparison',
    );
    for (const [id, of] of [
      [one, other],
      [other, one],
    ] as const) {
      expect(await duplicates(id)).toEqual([
        expect.objectContaining({ id: of, agrees: ['name', 'mother', 'age', 'sex', 'area'] }),
      ]);
      expect(JSON.stringify(await duplicates(id))).not.toMatch(/Mohamed|محمد|Hoda|هدى/);
    }
  });

  it('are told apart by code only to who is there for the areas of both', async () => {
    const { items } = await coordinator.read('/api/enclaves');
    const elsewhere = items.find(({ slug }: { slug: string }) => slug === 'madaya').id;
    const twin = { patientName: 'Invented Border Twin', motherName: 'Invented-Border', ageMonths: 7, sex: 'male' };
    const one = await ask(twin);
    const other = await coordinator.created(
      '/api/evacuations',
      aRequest(elsewhere, { companions: [], ageBand: 'under_1', ...twin }),
    );
    const [there, here] = await Promise.all(
      [elsewhere, area].map((enclaveId) => office.personFor({ enclaveId }, 'medical_reviewer')),
    );
    const seenBy = async (who: Person | undefined) =>
      (await who?.read('/api/open-items?limit=200'))?.items.find(
        ({ subjectId }: { subjectId: string }) => subjectId === other.id,
      );
    expect((await seenBy(coordinator)).details).toMatchObject({ otherId: one.id, otherCode: one.code });
    const { code, details } = await seenBy(there);
    expect([code, details]).toEqual(['maybe_duplicate', { agrees: 'name+mother+age+sex' }]);
    expect(await seenBy(here)).toBeUndefined();

    const [nearOne, nearOther] = await twins('0005');
    const near = (await here?.read('/api/open-items?limit=200'))?.items.find(
      ({ subjectId }: { subjectId: string }) => subjectId === nearOther,
    );
    expect(near.details).toMatchObject({ otherId: nearOne, otherCode: expect.any(String) });
  });

  it('are not each other’s who share a common name only', async () => {
    await ask({ patientName: 'Nour Invented' });
    const { id, openItems: asked } = await ask({ patientName: 'Nour Invented', sex: 'male', ageBand: '18_59' });
    expect([asked, await duplicates(id)]).toEqual([0, []]);
  });

  it('become one that counts, whose other code still leads to it, and can be parted again', async () => {
    const [one, other] = await twins('0002');
    const before = await waiting();
    const { code } = await coordinator.read(`/api/evacuations/${other}`);
    await coordinator.created(`/api/evacuations/${other}/merge`, { intoId: one });
    expect(await waiting()).toBe(before - 1);
    expect(await openItems(other)).toEqual([]);
    expect(await duplicates(one)).toEqual([]);
    const { items } = await coordinator.read(`/api/evacuations?code=${String(code).toLowerCase()}`);
    expect(items).toEqual([expect.objectContaining({ id: other, status: 'merged', mergedIntoId: one })]);
    const merged = await coordinator.read(`/api/evacuations/${other}`);
    expect(merged.mergedInto).toMatchObject({ id: one });
    expect((await coordinator.read(`/api/evacuations/${one}`)).merged).toEqual([{ id: other, code }]);
    const list = await coordinator.read('/api/waiting-list?limit=200');
    expect(list.items.map(({ id }: { id: string }) => id)).not.toContain(other);
    expect(await coordinator.refused(`/api/evacuations/${one}/merge`, { intoId: other })).toBe(
      '422 merge.already_merged',
    );

    await coordinator.created(`/api/evacuations/${other}/deaths`);
    expect(await openItems(one)).toEqual([expect.objectContaining({ code: 'reported_of_merged' })]);
    expect((await coordinator.read(`/api/evacuations/${other}`)).status).toBe('merged');
    await coordinator.created(`/api/evacuations/${other}/deaths/withdrawal`);

    await coordinator.created(`/api/evacuations/${other}/decisions`, { decision: 'relist' });
    expect(await coordinator.read(`/api/evacuations/${other}`)).toMatchObject({
      status: 'submitted',
      mergedInto: null,
    });
    expect(await waiting()).toBe(before);
  });

  it('find a third record that is written like the one that was merged, against the case that goes on', async () => {
    const asWritten = { patientName: 'Invented Merged Spelling', motherName: 'Invented-Mother', sex: 'male' };
    const one = await ask({ patientName: 'Invented Other Name', ageMonths: 9, sex: 'male' });
    const other = await ask({ ...asWritten, ageMonths: 9 });
    const last = await ask({ patientName: 'Invented Third Name', ageMonths: 9, sex: 'male' });
    await coordinator.created(`/api/evacuations/${other.id}/merge`, { intoId: one.id });
    await coordinator.created(`/api/evacuations/${one.id}/merge`, { intoId: last.id });
    const third = await ask({ ...asWritten, ageMonths: 9 });
    expect((await openItems(third.id)).map(({ code, details }) => [code, details['otherId']])).toEqual([
      ['maybe_duplicate', last.id],
    ]);
    expect((await duplicates(third.id)).map(({ id }) => id)).toEqual([last.id]);
    expect((await duplicates(last.id)).map(({ id }) => id)).toEqual([third.id]);
    await coordinator.created(`/api/evacuations/${third.id}/apart`, { otherId: last.id });
    expect([await duplicates(third.id), await duplicates(last.id)]).toEqual([[], []]);
    // Parted again, the record stands for itself.
    await coordinator.created(`/api/evacuations/${other.id}/decisions`, { decision: 'relist' });
    expect((await duplicates(third.id)).map(({ id }) => id)).toEqual([other.id]);
    expect(await duplicates(last.id)).toEqual([]);
  });

  it('stay two where a person says so, and nobody is asked again', async () => {
    const [one, other] = await twins('0003');
    await coordinator.created(`/api/evacuations/${one}/apart`, { otherId: other });
    expect([await duplicates(one), await duplicates(other), await openItems(other)]).toEqual([[], [], []]);
    expect(await coordinator.refused(`/api/evacuations/${other}/apart`, { otherId: one })).toBe(
      '409 merge.kept_apart_already',
    );
  });

  it('are not merged while one of them is on a frozen list', async () => {
    const convoy = await planConvoy(coordinator, area);
    const [lineId] = await fillAndRelease(coordinator, area, convoy, 1);
    const [line] = await office.storage.records('manifestLines', 'WHERE id = $1', [lineId]);
    const patient = line?.caseId;
    const { id } = await ask({ patientName: 'Invented Other' });
    expect(await coordinator.refused(`/api/evacuations/${id}/merge`, { intoId: patient })).toBe(
      '422 merge.on_frozen_list',
    );
  });

  it('are compared by what is hashed under a key of the operation, before and after a rotation', async () => {
    const before = await ask({ patientName: 'Qwxyz Rotated Invented', motherName: 'Qwxyz-Mother', ageMonths: 7 });
    const rows = await office.storage.records('personTokens', 'WHERE case_id = $1', [before.id]);
    expect(
      rows
        .map(({ kind }) => kind)
        .sort()
        .join(),
    ).toContain('mother,name,pair');
    const words = nameWords('Qwxyz Rotated Invented').join(' ');
    const guesses = [words, `name ${words}`, 'Qwxyz Rotated Invented'].map((text) =>
      createHash('sha256').update(text).digest('hex').slice(0, 32),
    );
    for (const { token } of rows) {
      expect(token).toMatch(/^[0-9a-f]{32}$/);
      expect(guesses).not.toContain(token);
    }
    const head = await office.person('head_of_office');
    const { id } = await head.created('/api/operations/current/key-rotation', { reason: 'Invented reason' });
    await office.administrator.created(`/api/proposals/${String(id)}/signature?operationId=${office.operationId}`);
    const after = await ask({ patientName: 'Rotated Invented, Qwxyz', motherName: 'Qwxyz-Mother', ageMonths: 7 });
    expect(after.openItems).toBe(1);
    const tables = ['person_tokens', 'ledger_bodies', 'commands', 'medevac_cases', 'open_items', 'sealed_values'];
    const kept = JSON.stringify(await Promise.all(tables.map((each) => office.storage.all(`SELECT * FROM ${each}`))));
    expect(kept).toContain(before.id);
    for (const text of ['Rotated Invented', words, nameWords('Qwxyz-Mother')[0] ?? ''])
      expect(kept).not.toContain(text);
  });

  it('leave nothing to compare once one is erased', async () => {
    const [one, other] = await twins('0004');
    const { id } = await coordinator.created(`/api/evacuations/${one}/erasure`, { reason: 'Invented reason' });
    const second = await office.person('head_of_office');
    await second.created(`/api/proposals/${String(id)}/signature`);
    expect(await office.storage.records('personTokens', 'WHERE case_id = $1', [one])).toEqual([]);
    expect([await duplicates(one), await duplicates(other)]).toEqual([[], []]);
    expect(await coordinator.refused(`/api/evacuations/${other}/merge`, { intoId: one })).toBe('422 merge.erased');
    const third = await ask({ patientName: 'محمد 0004', motherName: 'هدى', ageMonths: 7, sex: 'male' });
    expect(third.openItems).toBe(1); // the other of the two
  });
});
