import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { filesHolding } from './support/files-holding';
import {
  aRequest,
  fillAndRelease,
  importFacts,
  operationNow,
  type PlannedConvoy,
  planConvoy,
} from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';

/** Words that stand nowhere else, so that finding one anywhere means that it leaked. */
const CANARY = 'Zyxwv-Canary';
const STRANGER = '0190a000-0000-7000-8000-000000000000';
const byRadio = { channel: 'radio', saidBy: `${CANARY} voice` };

describe('calls', () => {
  let office: Office;
  let coordinator: Person;
  let duty: Person;
  let convoy: PlannedConvoy;
  let caseId: string;

  beforeAll(async () => {
    office = await Office.open();
    [coordinator, duty] = await Promise.all([office.person('coordinator'), office.person('duty_officer')]);
    const area = await importFacts(coordinator);
    convoy = await planConvoy(coordinator, area);
    await fillAndRelease(coordinator, area, convoy, 1);
    caseId = String((await coordinator.created('/api/evacuations', aRequest(area))).id);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const listed = async (query = '') => (await coordinator.read(`/api/calls${query}`)).items;
  const shown = async (path: string) => (await duty.created(`${path}/disclosures`, { purpose: 'duty' })).notes;

  it('are kept as they were said, with or without a convoy or a case, and their words are read on request only', async () => {
    const said = { reporter: byRadio, note: `${CANARY} words` };
    const abouts = [undefined, { kind: 'convoy', id: convoy.id }, { kind: 'case', id: caseId }];
    const calls: { id: string }[] = [];
    for (const about of abouts) calls.push(await duty.created('/api/calls', { ...said, about }));
    const items = await listed();
    expect(
      items.map(({ id, what, subjectId, channel, recordedBy }: Record<string, unknown>) => [
        id,
        what,
        subjectId,
        channel,
        recordedBy,
      ]),
    ).toEqual([2, 1, 0].map((i) => [calls[i]?.id, 'note', abouts[i]?.id ?? null, 'radio', duty.accountId]));
    for (const { id, noteId, saidById } of items) {
      const notes = await shown(`/api/calls/${String(id)}`);
      expect(notes).toEqual(
        expect.arrayContaining([
          { id: noteId, text: `${CANARY} words` },
          { id: saidById, text: `${CANARY} voice` },
        ]),
      );
      expect(notes).toHaveLength(2);
    }
    const readings = await office.storage.records('accessLog', 'WHERE actor_id = $1 ORDER BY seq', [duty.accountId]);
    expect(readings.map(({ subjectKind, subjectId }) => [subjectKind, subjectId])).toEqual([
      ['case', caseId],
      ['call', calls[1]?.id],
      ['call', calls[0]?.id],
    ]);
    expect(await listed(`?about=${convoy.id}`)).toHaveLength(1);
    const pages = await coordinator.read('/api/calls?limit=2');
    expect((await listed(`?limit=2&after=${encodeURIComponent(String(pages.nextCursor))}`))[0].id).toBe(calls[0]?.id);
  });

  it('about a case are sealed under its own key, so that they go with it', async () => {
    const sealed = await office.storage.records('sealedValues', `WHERE subject_id = $1 AND field LIKE 'call:%'`, [
      caseId,
    ]);
    expect(sealed.map(({ sealedBy }) => sealedBy)).toEqual(['case', 'case']);
    const reviewer = await office.person('medical_reviewer');
    const { patientName, note } = await reviewer.created(`/api/evacuations/${caseId}/disclosures`, {
      purpose: 'care',
    });
    expect([patientName, note]).toEqual(['Invented Patient', null]);
  });

  it('can be a command on behalf of its reporter: the same report, by the same rule, with who said it', async () => {
    const occurredAt = new Date(Date.parse(await operationNow(duty)) - 15 * 60_000).toISOString();
    const said = { occurredAt, reporter: byRadio, note: `${CANARY} road`, leg: 1 };
    const answer = await duty.created(`/api/convoys/${convoy.id}/departures`, said);
    expect(answer).toMatchObject({ outcome: 'applied', status: 'en_route' });
    const { reports } = await coordinator.read(`/api/convoys/${convoy.id}`);
    expect(reports).toEqual([expect.objectContaining({ kind: 'left', channel: 'radio', occurredAt })]);
    const [latest] = await listed();
    expect(latest).toMatchObject({ what: 'left', subjectKind: 'convoy', subjectId: convoy.id, occurredAt });
    const notes = await shown(`/api/convoys/${convoy.id}`);
    expect(notes).toEqual([
      { id: reports[0].noteId, text: `${CANARY} road` },
      { id: reports[0].saidById, text: `${CANARY} voice` },
    ]);
    // Said once more: never refused, a person looks at it.
    expect(await duty.created(`/api/convoys/${convoy.id}/departures`, said)).toMatchObject({ openItems: 1 });
  });

  it('about a case are shown to who may read cases, and to nobody else', async () => {
    const security = await office.person('security');
    const { items } = await security.read('/api/calls?limit=200');
    expect(items.length).toBeGreaterThan(0);
    expect(items.filter(({ subjectKind }: { subjectKind: string }) => subjectKind === 'case')).toEqual([]);
    const [call] = await listed(`?about=${caseId}`);
    expect(await security.refused(`/api/calls/${String(call.id)}/disclosures`, { purpose: 'duty' })).toBe(
      '404 call.unknown',
    );
    expect(await security.refused(`/api/evacuations/${caseId}/deaths/disclosures`, { purpose: 'duty' })).toBe(
      '404 evacuation.unknown',
    );
  });

  it('tell who watches the convoy, at the lowest severity', async () => {
    await coordinator.created('/api/watches', { scope: 'convoy', scopeId: convoy.id, leastSeverity: 'info' });
    await duty.created('/api/calls', {
      about: { kind: 'convoy', id: convoy.id },
      reporter: byRadio,
      note: 'all quiet',
    });
    await office.drain();
    const { items } = await coordinator.read('/api/notifications');
    expect(items[0]).toMatchObject({ event: 'call.logged', severity: 'info', subjectId: convoy.id });
  });

  it('find what they are about by the beginning of its code', async () => {
    const { code } = await coordinator.read(`/api/evacuations/${caseId}`);
    const find = async (who: Person, query: string) => (await who.read(`/api/calls/subjects?${query}`)).items;
    const begun = String(code).slice(0, 3).toLowerCase();
    expect(await find(coordinator, `like=${begun}`)).toEqual(
      expect.arrayContaining([{ kind: 'case', id: caseId, reference: code, status: 'submitted' }]),
    );
    expect(await find(coordinator, `id=${convoy.id}`)).toEqual([
      expect.objectContaining({ kind: 'convoy', id: convoy.id }),
    ]);
    const open = await find(coordinator, '');
    expect(open[0]).toMatchObject({ kind: 'convoy', id: convoy.id });
    const security = await find(await office.person('security'), '');
    expect(security.map(({ kind }: { kind: string }) => kind)).toEqual(['convoy']);
    expect(await find(coordinator, 'like=%25')).toEqual(open);
  });

  it('refuse only nonsense of form', async () => {
    const said = { reporter: byRadio, note: 'words' };
    expect(await duty.refused('/api/calls', { ...said, reporter: { channel: 'pigeon' } })).toBe('400 request.invalid');
    expect(await duty.refused('/api/calls', { ...said, note: '' })).toBe('400 request.invalid');
    expect(await duty.refused('/api/calls', { ...said, about: { kind: 'convoy', id: STRANGER } })).toBe(
      '404 convoy.unknown',
    );
    expect(await duty.refused('/api/calls', { ...said, about: { kind: 'case', id: STRANGER } })).toBe(
      '404 evacuation.unknown',
    );
    expect(await duty.refused(`/api/calls/${STRANGER}/disclosures`, { purpose: 'duty' })).toBe('404 call.unknown');
    for (const role of ['field', 'donor', 'administrator'] as const)
      expect(await (await office.person(role)).refused('/api/calls', said)).toBe('403 permission.denied');
  });

  describe('that came as a pasted text', () => {
    const paste = async (who: Person) =>
      (await who.created('/api/calls/pasted', { text: `${CANARY} pasted ${'x'.repeat(6_000)}` })) as { id: string };
    const waiting = async () => (await coordinator.read('/api/calls/pasted')).items;
    const kept = async (id: string) => (await office.storage.records('pastedTexts', 'WHERE id = $1', [id]))[0];

    it('wait without being shown, are read on record, and go when they became an entry', async () => {
      const { id } = await paste(duty);
      expect(await waiting()).toEqual([expect.objectContaining({ id, pastedBy: duty.accountId })]);
      const read = await coordinator.created(`/api/calls/pasted/${id}/disclosures`, { purpose: 'duty' });
      expect(read.text).toContain(`${CANARY} pasted`);
      expect(await office.storage.records('accessLog', 'WHERE subject_id = $1', [id])).toHaveLength(1);

      const { seq } = await coordinator.created('/api/calls', { reporter: { channel: 'message' }, note: 'as pasted' });
      const settle = `/api/calls/pasted/${id}/settlement`;
      expect(await coordinator.refused(settle, { outcome: 'logged' })).toBe('400 request.invalid');
      expect(await coordinator.refused(settle, { outcome: 'logged', entrySeq: 99_999 })).toBe(
        '404 pasted_text.entry_unknown',
      );
      const sealed = String((await kept(id))?.sealed);
      await coordinator.created(settle, { outcome: 'logged', entrySeq: seq });
      expect(await kept(id)).toMatchObject({ sealed: null, outcome: 'logged', entrySeq: seq });
      expect(await waiting()).toEqual([]);
      expect(await coordinator.refused(settle, { outcome: 'not_needed' })).toBe('422 pasted_text.already_settled');
      expect(await coordinator.refused(`/api/calls/pasted/${id}/disclosures`, { purpose: 'duty' })).toBe(
        '422 pasted_text.already_settled',
      );
      await gone(sealed);
    });

    it('are read by who pasted them, also without duty, and by nobody else without it', async () => {
      const [logistics, analyst] = await Promise.all([office.person('logistics'), office.person('situation_analyst')]);
      const { id } = await paste(logistics);
      expect(await analyst.refused(`/api/calls/pasted/${id}/disclosures`, { purpose: 'duty' })).toBe(
        '403 permission.denied',
      );
      await logistics.created(`/api/calls/pasted/${id}/disclosures`, { purpose: 'duty' });
      await logistics.created(`/api/calls/pasted/${id}/settlement`, { outcome: 'not_needed' });
      expect(await kept(id)).toMatchObject({ sealed: null, outcome: 'not_needed', entrySeq: null });
    });

    it('are purged after 24 hours, not before, with an entry that says so and a word to who is on duty', async () => {
      await coordinator.created('/api/watches', { scope: 'operation', leastSeverity: 'attention' });
      const { id } = await paste(duty);
      office.clock.push(24 * 60 - 1);
      await office.sweep();
      expect((await kept(id))?.outcome).toBeNull();
      const sealed = String((await kept(id))?.sealed);
      office.clock.push(1);
      await Promise.all([office.sweep(), office.sweep()]);
      expect(await kept(id)).toMatchObject({ sealed: null, outcome: 'purged' });
      const entries = await office.storage.all(
        `SELECT e.name FROM ledger_entries e JOIN entry_subjects s ON s.operation_id = e.operation_id AND s.seq = e.seq
          WHERE s.subject_id = $1 ORDER BY e.seq`,
        [id],
      );
      expect(entries).toEqual([{ name: 'pasted_text.kept' }, { name: 'pasted_text.purged' }]);
      await office.drain();
      const reader = await office.storage.records('inboxMessages', 'WHERE account_id = $1 AND event = $2', [
        coordinator.accountId,
        'pasted_text.purged',
      ]);
      expect(reader).toHaveLength(1);
      await gone(sealed);
    });

    it('are purged in time also where the operation was closed meanwhile', async () => {
      const { id } = await paste(await office.person('coordinator'));
      await office.storage.writer.query(`UPDATE operations SET closed_at = '2017-12-31T20:00:00.000Z'`);
      office.clock.push(24 * 60);
      await office.sweep();
      await office.storage.writer.query('UPDATE operations SET closed_at = NULL');
      expect(await kept(id)).toMatchObject({ sealed: null, outcome: 'purged' });
    });

    /** On SQLite not even the ciphertext stays in the file, once the write-ahead log was taken in. */
    async function gone(sealed: string): Promise<void> {
      if (office.storage.isPostgres) return;
      await takeInTheLog(join(office.dataDir, 'corridor.sqlite'));
      // From its row's own page and from those that it ran over to.
      const pieces = [100, 3_000, 5_500, 7_000].map((from) => sealed.slice(from, from + 60));
      expect(filesHolding(office.dataDir, ...pieces)).toEqual([]);
    }
  });

  it('leave no word in an entry, a message, or as plain text in a file', async () => {
    const bodies = await office.storage.all<{ body: string }>('SELECT body FROM ledger_bodies');
    expect(JSON.stringify(bodies)).not.toContain(CANARY);
    expect(filesHolding(office.dataDir, CANARY)).toEqual([]);
  });
});

/** Over a connection of its own: the office's is at work. Waits until nobody reads what is older. */
async function takeInTheLog(file: string): Promise<void> {
  const database = new sqlite3.Database(file);
  const checkpoint = () =>
    new Promise<boolean>((done, failed) => {
      database.get<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)', (error, row) =>
        error ? failed(error) : done(row.busy === 0),
      );
    });
  while (!(await checkpoint())) await new Promise((later) => setTimeout(later, 20));
  await new Promise<void>((done) => {
    database.close(() => done());
  });
}
