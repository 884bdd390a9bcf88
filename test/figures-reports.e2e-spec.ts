import { createHash } from 'node:crypto';
import { aRequest, importFacts, operationNow } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

interface Counted {
  readonly key: string;
  readonly total: { readonly value: number } | { readonly withheld: true };
}

describe('a report of figures', () => {
  let office: Office;
  let analyst: Person;
  let coordinator: Person;
  let head: Person;
  let donor: Person;
  let area: string;

  beforeAll(async () => {
    office = await Office.open();
    [analyst, coordinator, head, donor] = await Promise.all([
      office.person('situation_analyst'),
      office.person('coordinator'),
      office.person('head_of_office'),
      office.person('donor'),
    ]);
    area = await importFacts(coordinator);
    await ask(6);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const ask = async (patients: number): Promise<void> => {
    for (let n = 0; n < patients; n += 1) await coordinator.created('/api/evacuations', aRequest(area));
  };
  const aPeriod = async (more: object = {}): Promise<object> => {
    const today = (await operationNow(coordinator)).slice(0, 10);
    return { periodFrom: `${today.slice(0, 7)}-01`, periodTo: today, ...more };
  };
  const draft = async (by = analyst, more: object = {}): Promise<string> =>
    String((await by.created('/api/reports', await aPeriod(more))).id);
  const look = (id: string, by = coordinator) => by.read(`/api/reports/${id}`);
  const waiting = ({ counted }: { counted: { figures: readonly Counted[] } }) =>
    counted.figures.find(({ key }) => key === 'waiting')?.total;
  const released = async (by = coordinator, more: object = {}): Promise<string> => {
    const id = await draft(analyst, more);
    const { sha256: seenSha256 } = await look(id);
    await by.created(`/api/reports/${id}/release`, { seenSha256 });
    return id;
  };

  it('is released only as it was looked at, and stays so although the figures move on', async () => {
    const id = await draft();
    const first = await look(id);
    expect(first).toMatchObject({ standing: 'draft', asOf: expect.any(String) });
    expect(waiting(first)).toEqual({ value: 6 });

    await ask(5);
    const { status, body } = await coordinator.send('POST', `/api/reports/${id}/release`, {
      body: { seenSha256: first.sha256 },
    });
    expect([status, body.code]).toEqual([422, 'report.figures_changed']);
    expect((await look(id)).standing).toBe('draft');

    const again = await look(id);
    expect(again.sha256).not.toBe(first.sha256);
    expect(again.sha256).toBe(body.details.sha256);
    const written = await coordinator.created(`/api/reports/${id}/release`, { seenSha256: again.sha256 });
    expect(written).toMatchObject({ id, sha256: again.sha256 });

    await ask(5);
    const kept = await look(id);
    expect(kept).toMatchObject({
      standing: 'released',
      sha256: again.sha256,
      counted: { figures: again.counted.figures },
    });
    expect(waiting(kept)).toEqual({ value: 11 });
    expect(kept.people).toEqual({ drafted: analyst.name, released: coordinator.name, countersigned: null });
    expect(
      (await donor.read('/api/reports/figures')).figures.find(({ key }: Counted) => key === 'waiting').total,
    ).toEqual({
      value: 16,
    });
    const [row] = await office.storage.records('figuresReports', 'WHERE id = $1', [id]);
    expect(
      createHash('sha256')
        .update(row?.content ?? '')
        .digest('hex'),
    ).toBe(row?.sha256);
  });

  it('is in the ledger with its hash and counts of nobody, and tells who watches', async () => {
    await head.created('/api/watches', { leastSeverity: 'info' });
    const id = await released();
    const { sha256, reference } = await look(id);
    const [entry] = await office.storage.all<{ body: string }>(
      `SELECT b.body FROM ledger_entries e JOIN ledger_bodies b ON b.operation_id = e.operation_id AND b.seq = e.seq
        WHERE e.name = 'report.released' ORDER BY e.seq DESC LIMIT 1`,
    );
    expect(entry?.body).toContain(sha256);
    expect(entry?.body).not.toContain('withheld');
    await office.drain();
    const { items } = await head.read('/api/notifications');
    expect(items).toContainEqual(expect.objectContaining({ event: 'report.released', severity: 'info', reference }));
  });

  it('cannot be changed in the database either', async () => {
    const id = await released();
    const content = `UPDATE figures_reports SET content = '{}' WHERE id = '${id}'`;
    await expect(office.storage.writer.query(content)).rejects.toThrow(/frozen|append only/);
    await expect(office.storage.writer.query(`DELETE FROM figures_reports WHERE id = '${id}'`)).rejects.toThrow(
      /frozen|append only/,
    );
    expect((await look(id)).counted.figures).toHaveLength(5);
  });

  it('is corrected by a later one that names it, and nothing is overwritten', async () => {
    const old = await released();
    const before = await look(old);
    const corrected = await released(coordinator, { supersedesId: old });
    const [now, after] = [await look(corrected), await look(old)];
    expect(now).toMatchObject({ standing: 'released', supersedes: before.reference, supersededBy: null });
    expect(after).toMatchObject({ standing: 'superseded', supersededBy: now.reference, sha256: before.sha256 });
    expect(after.counted).toEqual(before.counted);
    expect(now.reference).not.toBe(before.reference);
    expect(await analyst.refused('/api/reports', await aPeriod({ supersedesId: old }))).toBe(
      '422 report.superseded_already',
    );
  });

  it('is provisional while it is one person’s alone', async () => {
    const id = await draft(coordinator);
    const { sha256: seenSha256 } = await look(id);
    await coordinator.created(`/api/reports/${id}/release`, { seenSha256 });
    expect((await look(id)).standing).toBe('provisional');
    expect(await coordinator.refused(`/api/reports/${id}/countersignature`)).toBe('422 report.signed_by_oneself');
    expect((await look(id, head)).actions).toContain('countersign');
    await head.created(`/api/reports/${id}/countersignature`);
    expect(await look(id)).toMatchObject({ standing: 'released', people: { countersigned: head.name } });
    expect(await head.refused(`/api/reports/${id}/countersignature`)).toBe('422 report.not_provisional');
  });

  it('is read by donors once it is released, under its own address, and never before', async () => {
    const hidden = await draft();
    const { reference: hiddenReference } = await look(hidden);
    const id = await released();
    const { reference } = await look(id);
    const { items } = await donor.read('/api/reports');
    const shown = items.map((each: { id: string }) => each.id);
    expect(shown).toContain(id);
    expect(shown).not.toContain(hidden);
    expect(items[0]).not.toHaveProperty('people');
    expect(items[0]).not.toHaveProperty('madeFromSeq');
    expect((await donor.send('GET', `/api/reports/${hidden}`)).status).toBe(404);
    expect((await donor.send('GET', `/reports/${String(hiddenReference)}`)).status).toBe(404);
    expect(await donor.read('/reports?lang=en')).toContain(`/reports/${String(reference)}?`);
    expect(await donor.read('/reports?lang=en')).not.toContain(String(hiddenReference));
    for (const [lang, words] of [
      ['en', 'These figures do not change any more.'],
      ['ar', 'لا تتغير هذه الأرقام بعد ذلك'],
      ['fr', 'Ces chiffres ne changent plus.'],
    ] as const) {
      const page = await donor.read(`/reports/${String(reference)}?lang=${lang}`);
      expect(page).toContain(words);
      expect(page).not.toContain(coordinator.name);
    }
    expect(await coordinator.read(`/reports/${String(hiddenReference)}?lang=en`)).toContain('Draft, not released');
  });

  it('holds the figures that were asked for', async () => {
    const id = await draft(analyst, { figures: ['waiting'] });
    const { counted, reference } = await look(id);
    expect(counted.figures.map(({ key }: Counted) => key)).toEqual(['waiting']);
    expect(await coordinator.read(`/reports/${String(reference)}?lang=en`)).not.toContain('Patients who died waiting');
  });

  it('is drafted and put away by who may, and released by fewer', async () => {
    const id = await draft();
    const { sha256: seenSha256 } = await look(id);
    expect(await analyst.refused(`/api/reports/${id}/release`, { seenSha256 })).toBe('403 permission.denied');
    expect(await donor.refused('/api/reports', await aPeriod())).toBe('403 permission.denied');
    await analyst.created(`/api/reports/${id}/discarding`);
    expect((await look(id)).standing).toBe('discarded');
    expect(await coordinator.refused(`/api/reports/${id}/release`, { seenSha256 })).toBe('422 report.not_a_draft');
    expect(await analyst.refused(`/api/reports/${id}/discarding`)).toBe('422 report.not_a_draft');
  });

  it.each([
    [
      'a period that ends before it begins',
      { periodFrom: '2017-12-20', periodTo: '2017-12-01' },
      '400 report.period_ends_before_it_begins',
    ],
    ['a period that is to come', { periodTo: '9999-12-31' }, '422 report.period_not_over'],
    ['a day that is none', { periodTo: '2017-13-01' }, '400 request.invalid'],
    ['no figure', { figures: [] }, '400 request.invalid'],
    ['a figure that nobody counts', { figures: ['requested'] }, '400 request.invalid'],
    ['a report that nobody knows', { supersedesId: '01890000-0000-7000-8000-000000000000' }, '404 report.unknown'],
  ])('is not begun with %s', async (_, wrong, code) => {
    const before = await coordinator.read('/api/reports');
    expect(await analyst.refused('/api/reports', await aPeriod(wrong))).toBe(code);
    expect(await coordinator.read('/api/reports')).toEqual(before);
  });

  it('answers a repeated release as the first time', async () => {
    const id = await draft();
    const { sha256: seenSha256 } = await look(id);
    const commandId = '0189f3a0-0000-7000-8000-00000000abcd';
    const once = await coordinator.created(`/api/reports/${id}/release`, { seenSha256 }, { commandId });
    await ask(5);
    const twice = await coordinator.created(`/api/reports/${id}/release`, { seenSha256 }, { commandId });
    expect(twice).toMatchObject({ outcome: 'duplicate', seq: once.seq, sha256: seenSha256 });
  });
});
