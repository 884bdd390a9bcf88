import { verifyStorage } from '@corridor/storage/backups/verify-database';
import { randomUUID } from 'node:crypto';
import { filesHolding } from '../support/files-holding';
import { importFacts } from '../support/main-job';
import { asCsv, inBase64 } from '../support/messy-list';
import { Office } from '../support/office';
import type { Person } from '../support/person';

const STEM = 'Qwxyz-Listed';

describe('who is named in a list', () => {
  let office: Office;
  let reviewer: Person;
  let coordinator: Person;
  let importId: string;
  let caseId: string;

  beforeAll(async () => {
    office = await Office.open();
    [reviewer, coordinator] = await Promise.all([office.person('medical_reviewer'), office.person('coordinator')]);
    const area = await importFacts(coordinator);
    await coordinator.created('/api/watches', { scope: 'operation', leastSeverity: 'info' });
    const header = ['No', 'Name', 'Mother', 'Sex', 'Age', 'Diagnosis', 'Phone', 'Companion', `${STEM} column`];
    const row = (n: number, name = `${STEM} ${String(n)}`): string[] => [
      `${STEM}-number-${String(n)}`,
      name,
      `${STEM}-mother-${String(n)}`,
      'F',
      '4',
      `${STEM} diagnosis`,
      `${STEM}-0900000${String(n)}`,
      `${STEM} companion`,
      `${STEM} other`,
    ];
    const rows = [header, row(100), row(200), row(100), row(300, '')];
    const list = {
      file: inBase64(asCsv(rows)),
      enclaveId: area,
      sheet: 0,
      headerRow: 1,
      columns: ['number', 'name', 'mother_name', 'sex', 'age', 'diagnosis', 'phone', 'companion_name', 'ignore'],
      leaveOut: [4],
    };
    const preview = { file: list.file, enclaveId: area };
    await reviewer.created('/api/imports/previews', preview, { commandId: randomUUID() });
    ({ id: importId } = await reviewer.created('/api/imports', list));
    caseId = String((await reviewer.read(`/api/imports/${importId}`)).rows[0].caseId);
    await office.drain();
  }, 120_000);

  afterAll(async () => {
    await office.close();
  });

  const rowsShown = async (): Promise<string> =>
    JSON.stringify(await reviewer.created(`/api/imports/${importId}/rows/disclosures`, { purpose: 'correction' }));
  const exported = async (): Promise<string> => {
    const answer = await reviewer.send('POST', `/api/imports/${importId}/exports`, {
      body: { purpose: 'care', format: 'csv' },
    });
    return String(answer.body);
  };

  it('stands in no file, entry, command or job, and in no answer to a GET', async () => {
    expect(filesHolding(office.dataDir, STEM)).toEqual([]);
    const tables = ['ledger_bodies', 'commands', 'imports', 'import_rows', 'person_tokens', 'open_items', 'deliveries'];
    for (const table of tables)
      expect([table, JSON.stringify(await office.storage.all(`SELECT * FROM ${table}`)).includes(STEM)]).toEqual([
        table,
        false,
      ]);
    for (const path of ['/api/imports', `/api/imports/${importId}`, `/api/evacuations/${caseId}`, '/api/open-items'])
      expect(JSON.stringify(await reviewer.read(path))).not.toContain(STEM);
  });

  it('goes out on two signatures, to the two who signed and to nobody else', async () => {
    const take = (who: Person) => who.refused(`/api/imports/${importId}/exports`, { purpose: 'care', format: 'csv' });
    const standing = async (who: Person) => (await who.read(`/api/imports/${importId}`)).export;
    const [other, head] = await Promise.all([office.person('coordinator'), office.person('head_of_office')]);
    expect(await take(reviewer)).toBe('422 import.export_unsigned');
    expect(await take(head)).toBe('403 permission.denied');

    const path = `/api/imports/${importId}/export-requests`;
    const { id } = await reviewer.created(path, { reason: `${STEM} reason` });
    expect(await standing(reviewer)).toMatchObject({ isAwaited: true, openUntil: null });
    expect(await coordinator.refused(path, { reason: 'Invented reason' })).toBe('409 proposal.waits_already');
    const waiting = (await head.read('/api/proposals')).items;
    expect(waiting).toEqual([
      expect.objectContaining({ kind: 'export_import', subjectId: importId, details: { people: '2' } }),
    ]);
    expect(JSON.stringify(waiting)).not.toContain(STEM);
    const sign = (who: Person) => who.refused(`/api/proposals/${String(id)}/signature`);
    expect(await sign(reviewer)).toBe('422 proposal.signed_by_oneself');
    expect(await sign(await office.person('medical_reviewer'))).toBe('403 permission.denied');
    for (const who of [reviewer, coordinator]) expect(await take(who)).toBe('422 import.export_unsigned');

    await coordinator.created(`/api/proposals/${String(id)}/signature`);
    for (const who of [reviewer, coordinator]) {
      const { status } = await who.send('POST', `/api/imports/${importId}/exports`, { body: { purpose: 'care' } });
      expect([status, await standing(who)]).toMatchObject([200, { isAwaited: false, openUntil: expect.any(String) }]);
    }
    expect([await take(other), await standing(other)]).toMatchObject([
      '422 import.export_unsigned',
      { isAwaited: false, openUntil: null },
    ]);
  });

  it('is shown to who may know, and who looked is on record', async () => {
    const before = await office.storage.all('SELECT seq FROM access_log');
    expect(await rowsShown()).toContain(`${STEM} 100`);
    expect(await exported()).toContain(`${STEM} 200`);
    const after = await office.storage.all<{ subject_kind: string }>(
      'SELECT subject_kind FROM access_log ORDER BY seq',
    );
    expect(after.slice(before.length).map((each) => each.subject_kind)).toEqual(['import', 'import', 'case', 'case']);
  });

  it('is named by no row and no token once they are erased, also where a second row was about them', async () => {
    const { rows } = await reviewer.read(`/api/imports/${importId}`);
    expect(rows[2]).toMatchObject({ code: 'same_as_row', caseId });
    const head = await office.person('head_of_office');
    const { id } = await coordinator.created(`/api/evacuations/${caseId}/erasure`, { reason: 'Invented reason' });
    await head.created(`/api/proposals/${String(id)}/signature`);
    expect(await office.storage.records('personTokens', 'WHERE case_id = $1', [caseId])).toEqual([]);
    expect(await rowsShown()).not.toContain(`${STEM} 100`);
    expect(await rowsShown()).toContain(`${STEM}-number-300`);
    const list = await exported();
    expect([list.includes(`${STEM} 100`), list.includes(`${STEM} 200`)]).toEqual([false, true]);
    expect(await verifyStorage(office.storage)).toHaveLength(1);
  });
});
