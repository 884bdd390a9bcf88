import { randomUUID } from 'node:crypto';
import readXlsxFile from 'read-excel-file/universal';
import writeXlsxFile from 'write-excel-file/node';
import { PASSPHRASE } from './support/first-administrator';
import { importFacts } from './support/main-job';
import { asCsv, asXlsx, header, inBase64, messyRows, ROWS, TAKEN } from './support/messy-list';
import { Office } from './support/office';
import { type Answer, Person } from './support/person';

/** In which Excel kept tables before 2007, and keeps those with a password. */
const OLD_CONTAINER = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const LIST_FORM = 'application/vnd.corridor.list+json';

describe('a list that arrives as a spreadsheet', () => {
  let office: Office;
  let reviewer: Person;
  let coordinator: Person;
  let area: string;
  let sender: string;

  beforeAll(async () => {
    office = await Office.open();
    [reviewer, coordinator] = await Promise.all([office.person('medical_reviewer'), office.person('coordinator')]);
    area = await importFacts(coordinator);
    sender = String((await coordinator.created('/api/organisations', { name: 'Invented Sender' })).id);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const preview = (form: object, who = reviewer): Promise<Answer> =>
    who.send('POST', '/api/imports/previews', { body: JSON.stringify({ enclaveId: area, ...form }), type: LIST_FORM });
  const take = (form: object, commandId = randomUUID(), who = reviewer): Promise<Answer> =>
    who.send('POST', '/api/imports', {
      body: JSON.stringify({ enclaveId: area, sheet: 0, ...form }),
      type: LIST_FORM,
      commandId,
    });
  /** The list as the preview read it, without what it calls a duplicate. */
  const takeAsRead = async (file: string, commandId = randomUUID()): Promise<Answer> => {
    const { body } = await preview({ file });
    return take(
      {
        file,
        organisationId: sender,
        headerRow: body.headerRow,
        columns: body.columns.map(({ use }: { use: string }) => use),
        leaveOut: body.rows
          .filter(({ outcome }: { outcome: string }) => outcome === 'duplicate')
          .map(({ row }: { row: number }) => row),
      },
      commandId,
    );
  };
  const count = async (table: string): Promise<number> =>
    Number((await office.storage.all<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);
  const exported = async (id: string, format: string, who = reviewer): Promise<Buffer> => {
    const response = await fetch(`${office.url}/api/imports/${id}/exports`, {
      method: 'POST',
      headers: { cookie: who.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ purpose: 'care', format }),
    });
    if (response.status !== 200) throw new Error(await response.text());
    return Buffer.from(await response.arrayBuffer());
  };

  /** The reviewer asks, the coordinator signs. */
  const letOut = async (id: string): Promise<void> => {
    const asked = await reviewer.created(`/api/imports/${id}/export-requests`, { reason: 'Invented reason' });
    await coordinator.created(`/api/proposals/${String(asked.id)}/signature`);
  };

  describe('of 641 rows, messy', () => {
    let file: string;
    let importId: string;

    beforeAll(async () => {
      file = inBase64(await asXlsx(messyRows()));
    });

    it('is read before anything is kept: columns, mistakes, duplicates', async () => {
      const before = [await count('ledger_entries'), await count('commands')];
      const { status, body } = await preview({ file });
      expect(status).toBe(200);
      expect([body.format, body.headerRow, body.sameFile]).toEqual(['xlsx', 4, null]);
      expect(body.columns.map(({ use }: { use: string }) => use)).toEqual([
        'number',
        'name',
        'mother_name',
        'sex',
        'age',
        'diagnosis',
        'priority',
        'phone',
        'companion_name',
        'companion_relation',
        'ignore',
      ]);
      expect(body.counts).toEqual({ all: ROWS, ready: TAKEN, warning: 0, duplicate: 4, error: 3 });
      expect(body.skipped.map(({ because }: { because: string }) => because)).toEqual(['header_again', 'total']);
      expect([await count('ledger_entries'), await count('commands')]).toEqual(before);
    });

    it('becomes cases, with what could not become one left behind', async () => {
      const commandId = randomUUID();
      const batches = await count('ledger_entries');
      const { status, body } = await takeAsRead(file, commandId);
      expect([status, body]).toEqual([
        201,
        expect.objectContaining({ outcome: 'applied', rowsRead: ROWS, taken: TAKEN, leftOut: ROWS - TAKEN }),
      ]);
      importId = String(body.id);
      expect(importId).toBe(commandId);
      expect(await count('ledger_entries')).toBe(batches + TAKEN + 1);
      expect(await count('medevac_cases')).toBe(TAKEN);

      const again = await take({ ...(await formOf(file)), organisationId: sender }, commandId);
      expect([again.status, again.body.outcome, again.body.taken]).toEqual([201, 'duplicate', TAKEN]);
      expect(await count('medevac_cases')).toBe(TAKEN);
    }, 60_000);

    const formOf = async (list: string): Promise<object> => {
      const { rows } = await reviewer.read(`/api/imports/${importId}`);
      const twice = rows.filter(({ code }: { code: string | null }) => code === 'same_as_row');
      const { columns } = await reviewer.read(`/api/imports/${importId}`);
      return { file: list, headerRow: 4, columns, leaveOut: twice.map(({ row }: { row: number }) => row) };
    };

    it('counts right: by sex, age, condition, priority, and whose list it is', async () => {
      const rows = await office.storage.records('medevacCases', 'WHERE operation_id = $1', [office.operationId]);
      const by = (key: 'sex' | 'ageBand' | 'priority' | 'conditionGroup'): Record<string, number> =>
        rows.reduce<Record<string, number>>((sum, row) => ({ ...sum, [row[key]]: (sum[row[key]] ?? 0) + 1 }), {});
      expect([by('sex'), by('ageBand'), by('priority'), by('conditionGroup')]).toMatchSnapshot();
      expect(new Set(rows.map(({ organisationId }) => organisationId))).toEqual(new Set([sender]));
      expect(await count('companions')).toBe(317);
      const waiting = await reviewer.read('/api/now');
      expect(waiting.figures.waiting).toBe(TAKEN);
    });

    it('keeps the patient as the list told of them, for who may know', async () => {
      const { rows } = await reviewer.read(`/api/imports/${importId}`);
      const seventh = rows.find(({ row }: { row: number }) => row === 11);
      const told = await reviewer.created(`/api/evacuations/${String(seventh.caseId)}/disclosures`, {
        purpose: 'care',
      });
      expect(told).toMatchObject({
        patientName: 'Name-007',
        motherName: 'Mother-007',
        ageMonths: 67 * 12,
        senderNumber: '7',
        contact: '+963 900 000 007',
        diagnosis: 'سرطان الدم',
      });
      const shown = await coordinator.created(`/api/evacuations/${String(seventh.caseId)}/disclosures`, {
        purpose: 'clearance',
      });
      expect([shown.patientName, 'diagnosis' in shown, 'note' in shown]).toEqual(['Name-007', false, false]);
    });

    it('says of each row what became of it, and is known again', async () => {
      const { rows } = await reviewer.read(`/api/imports/${importId}`);
      const codes = rows.flatMap(({ code }: { code: string | null }) => (code === null ? [] : [code]));
      expect(codes.sort()).toEqual([...Array<string>(3).fill('no_name'), ...Array<string>(4).fill('same_as_row')]);
      const twin = rows.find(({ code }: { code: string | null }) => code === 'same_as_row');
      expect(twin.caseCode).toMatch(/^\w{4}-\w{3}$/);
      const { items } = await coordinator.read('/api/imports');
      expect(items).toEqual([
        expect.objectContaining({ id: importId, organisationName: 'Invented Sender', taken: TAKEN, leftOut: 7 }),
      ]);
      const { body } = await preview({ file });
      expect(body.sameFile).toMatchObject({ id: importId });
      expect(body.counts).toMatchObject({ duplicate: expect.any(Number), error: 3 });
      const form = { ...(await formOf(file)), organisationId: sender };
      const { status, body: refused } = await take(form);
      expect([status, refused.code, refused.details]).toEqual([409, 'import.same_file', { importId }]);
      expect(await count('medevac_cases')).toBe(TAKEN);
    });

    it('lets a row be mended and taken later, once', async () => {
      const { rows, columns, hidden } = await reviewer.created(`/api/imports/${importId}/rows/disclosures`, {
        purpose: 'correction',
      });
      const nameless = rows.filter(({ code }: { code: string }) => code === 'no_name');
      expect([rows.length, nameless.length, hidden]).toEqual([7, 3, []]);
      const cells = nameless[0].cells.map((cell: string, i: number) => (columns[i] === 'name' ? 'Name-150' : cell));
      const path = `/api/imports/${importId}/rows`;
      expect(await reviewer.refused(path, { rows: [{ row: nameless[1].row, cells: nameless[1].cells }] })).toBe(
        '422 import.nothing_taken',
      );
      const mended = await reviewer.created(path, { rows: [{ row: nameless[0].row, cells }] });
      expect(mended).toMatchObject({ taken: TAKEN + 1, leftOut: 6, refused: [] });
      expect(await reviewer.refused(path, { rows: [{ row: nameless[0].row, cells }] })).toBe(
        '422 import.nothing_taken',
      );
      expect(await reviewer.refused(path, { rows: [{ row: 1, cells }] })).toBe('404 import.row_unknown');
      expect(await count('medevac_cases')).toBe(TAKEN + 1);
    });

    it('shows no illness to who coordinates, who mends a row all the same', async () => {
      const path = `/api/imports/${importId}/rows`;
      const { rows, columns, hidden } = await coordinator.created(`${path}/disclosures`, { purpose: 'correction' });
      const diagnosis = columns.indexOf('diagnosis');
      expect(hidden).toContain(diagnosis);
      const [row] = rows.filter(({ code }: { code: string }) => code === 'no_name');
      expect(row.cells[diagnosis]).toBe('');
      const cells = row.cells.map((cell: string, i: number) => (columns[i] === 'name' ? 'Name-300' : cell));
      await coordinator.created(path, { rows: [{ row: row.row, cells }] });
      const { rows: now } = await reviewer.read(`/api/imports/${importId}`);
      const { caseId } = now.find((each: { row: number }) => each.row === row.row);
      const told = await reviewer.created(`/api/evacuations/${String(caseId)}/disclosures`, { purpose: 'care' });
      expect(told).toMatchObject({ patientName: 'Name-300', diagnosis: 'Congenital heart disease' });
    });

    it('goes back in the same shape, and every reading of it is on record', async () => {
      await letOut(importId);
      const before = await count('access_log');
      const bytes = await exported(importId, 'xlsx');
      expect(await count('access_log')).toBe(before + TAKEN + 2 + 1);
      const sheets = await readXlsxFile(
        bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
      );
      const [head, ...rows] = sheets[0]?.data ?? [];
      expect(head).toEqual([...header, 'Case code', 'Status', 'Ready, or missing', 'Last change']);
      expect(rows).toHaveLength(TAKEN + 2);
      const seventh = rows.find(([number]) => number === '7');
      const sent = messyRows().find(([number]) => number === '7') ?? [];
      expect(seventh?.slice(0, header.length).map((cell) => cell ?? '')).toEqual(sent);
      expect(seventh?.slice(header.length)).toEqual([
        expect.stringMatching(/^\w{4}-\w{3}$/),
        'Submitted',
        'ready',
        expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      ]);

      const file2 = inBase64(await exported(importId, 'csv'));
      const { body } = await preview({ file: file2 });
      expect(body.columns.slice(0, header.length).map(({ header: name }: { header: string }) => name)).toEqual(header);
      expect(body.counts.all).toBe(TAKEN + 2);
      const phone = body.columns.findIndex(({ use }: { use: string }) => use === 'phone');
      const row = body.rows.find(({ cells }: { cells: string[] }) => cells[0] === '7');
      expect(row.cells[phone]).toBe('+963 900 000 007');
    }, 60_000);

    it('goes back without the illness to who coordinates', async () => {
      const text = (await exported(importId, 'csv', coordinator)).toString('utf8');
      expect(text).toContain('Name-007');
      expect(text).not.toContain('سرطان');
    });

    it('is taken out for a day after the signature, and then takes two again', async () => {
      const take = () => reviewer.refused(`/api/imports/${importId}/exports`, { purpose: 'care' });
      office.clock.push(24 * 60);
      reviewer = await Person.signedIn(office.url, reviewer.name, PASSPHRASE, reviewer.accountId);
      coordinator = await office.person('coordinator');
      expect(await take()).toBe('422 import.export_over');
      await letOut(importId);
      expect((await exported(importId, 'csv')).toString('utf8')).toContain('Name-007');
    }, 60_000);

    it('loses what was left out after ninety days, and keeps that it was', async () => {
      const words = async (): Promise<number> =>
        Number(
          (await office.storage.all<{ n: number }>('SELECT COUNT(*) AS n FROM import_rows WHERE sealed IS NOT NULL'))[0]
            ?.n,
        );
      expect(await words()).toBe(1);
      office.clock.push(91 * 24 * 60);
      await office.sweep();
      expect(await words()).toBe(0);
      // Their sessions ended long ago.
      [reviewer, coordinator] = await Promise.all([office.person('medical_reviewer'), office.person('coordinator')]);
      const { rows } = await reviewer.created(`/api/imports/${importId}/rows/disclosures`, { purpose: 'correction' });
      expect(rows.map(({ cells }: { cells: string[] | null }) => cells === null)).toContain(true);
      expect((await reviewer.read(`/api/imports/${importId}`)).leftOut).toBe(5);
    });
  });

  describe('whatever it was saved as', () => {
    const rows = [header, ...messyRows().slice(4, 10)];
    const utf16 = (text: string, isBig: boolean): Buffer => {
      const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
      return isBig ? bytes.swap16() : bytes;
    };
    /** As Excel of an Arabic Windows saves it. */
    const windows1256 = (text: string): Buffer => {
      const decoder = new TextDecoder('windows-1256');
      const byLetter = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
      return Buffer.from([...text].map((letter) => byLetter.get(letter) ?? 0x3f));
    };
    const european = rows.map((row) => row.map((cell) => cell.replace(/[٠-٩]/g, '7')));

    it.each([
      ['CSV', asCsv(rows), rows],
      ['CSV with its mark', `\ufeff${asCsv(rows)}`, rows],
      ['CSV with semicolons', asCsv(rows, ';'), rows],
      ['CSV with tabs', asCsv(rows, '\t'), rows],
      ['CSV in UTF-16', utf16(asCsv(rows, '\t'), false), rows],
      ['CSV in UTF-16, the other way round', utf16(asCsv(rows), true), rows],
      ['CSV in UTF-16 without a mark', utf16(asCsv(rows), false).subarray(2), rows],
      ['CSV of an Arabic Windows', windows1256(asCsv(european)), european],
    ])('%s is read', async (_, file, expected) => {
      const { status, body } = await preview({ file: inBase64(file) });
      expect([status, body.headerRow, body.counts?.all]).toEqual([200, 1, 6]);
      expect(body.rows.map(({ cells }: { cells: string[] }) => cells)).toEqual(expected.slice(1));
    });

    it('takes the sheet with the most rows, or the one that a person names', async () => {
      const bytes = await writeXlsxFile([
        { data: [['Key'], ['P1 = 72 h']], sheet: 'Keys' },
        { data: rows.map((row) => row.map((cell) => cell || null)), sheet: 'قائمة' },
      ]).toBuffer();
      const { body } = await preview({ file: inBase64(bytes) });
      expect([body.sheet, body.sheets.map(({ name }: { name: string }) => name)]).toEqual([1, ['Keys', 'قائمة']]);
      expect((await preview({ file: inBase64(bytes), sheet: 2 })).body.code).toBe('import.sheet_unknown');
    });

    it.each([
      [
        'import.encrypted',
        Buffer.concat([OLD_CONTAINER, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      ],
      ['import.old_excel', Buffer.concat([OLD_CONTAINER, Buffer.alloc(600)])],
      ['import.corrupt', Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(600)])],
      ['import.not_a_table', Buffer.from('%PDF-1.4 \u0000\u0001 invented', 'latin1')],
      ['import.not_a_table', Buffer.from('a text of one column\nand nothing else')],
      ['import.encoding_unknown', Buffer.from([0x61, 0x2c, 0xff, 0x81, 0x90, 0x2c, 0xfe, 0xff])],
      ['import.too_large', Buffer.alloc(4 * 1024 * 1024 + 1, 'a,b,c\n')],
      ['import.too_large', Buffer.from('a,b,c\n'.repeat(5_600))],
    ])('is refused with %s where it cannot be read', async (code, file) => {
      const { status, body } = await preview({ file: inBase64(file) });
      expect([status, body.code, body.details]).toEqual([400, code, undefined]);
    });

    it('is refused where its zip holds more than anybody sent', async () => {
      const bytes = await asXlsx(rows);
      const directory = bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
      bytes.writeUInt32LE(200 * 1024 * 1024, directory + 24);
      expect((await preview({ file: inBase64(bytes) })).body.code).toBe('import.too_large');
    });
  });

  it('takes a duplicate where a person says so, and asks about it', async () => {
    const cells = ['Name', 'Mother', 'Sex', 'Age'];
    const file = inBase64(asCsv([cells, ['Name-901', 'Mother-901', 'F', '7'], ['name 901', 'mother 901', 'F', '7']]));
    const columns = ['name', 'mother_name', 'sex', 'age'];
    const before = await count('medevac_cases');
    const { status, body } = await take({ file, headerRow: 1, columns, leaveOut: [] });
    expect([status, body.taken]).toEqual([201, 2]);
    expect(await count('medevac_cases')).toBe(before + 2);
    const { rows } = await reviewer.read(`/api/imports/${String(body.id)}`);
    const [item] = await office.storage.records('openItems', "WHERE code = 'maybe_duplicate'");
    expect([item?.details['otherId'], item?.subjectId].sort()).toEqual(
      rows.map(({ caseId }: { caseId: string }) => caseId).sort(),
    );
  });

  it('is taken with what a person corrected, and an area that nobody knows stays behind', async () => {
    const file = inBase64(
      asCsv([
        ['Name', 'Sex', 'Area'],
        ['', 'F', ''],
        ['Name-902', 'F', 'Nowhere'],
        ['Name-903', 'x', 'Madaya'],
      ]),
    );
    const form = {
      file,
      headerRow: 1,
      columns: ['name', 'sex', 'area'],
      corrections: [{ row: 2, column: 0, text: 'Name-904' }],
    };
    const { body: read } = await preview(form);
    expect(read.rows.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['ready', 'error', 'warning']);
    const { body } = await take(form);
    expect([body.taken, body.leftOut]).toEqual([2, 1]);
    const { rows, enclaveId } = await reviewer.read(`/api/imports/${String(body.id)}`);
    expect(rows.map(({ code }: { code: string | null }) => code)).toEqual([null, 'area_unknown', null]);
    expect(enclaveId).toBeNull(); // its rows lie in two areas
  });

  it('ends at the border of an area', async () => {
    const { items } = await coordinator.read('/api/enclaves');
    const sibling = items.find(({ slug }: { slug: string }) => slug === 'madaya');
    const here = await office.personFor({ enclaveId: area }, 'medical_reviewer');
    const file = inBase64(
      asCsv([
        ['Name', 'Sex', 'Area'],
        ['Name-905', 'F', ''],
        ['Name-906', 'F', 'Madaya'],
      ]),
    );
    const form = { file, headerRow: 1, columns: ['name', 'sex', 'area'] };
    expect((await take({ ...form, enclaveId: sibling.id }, randomUUID(), here)).body.code).toBe('permission.denied');
    const { body } = await take(form, randomUUID(), here);
    expect([body.taken, body.leftOut]).toEqual([1, 1]);
    expect((await here.read(`/api/imports/${String(body.id)}`)).rows[1].code).toBe('area_unknown');
    const there = await office.personFor({ enclaveId: String(sibling.id) }, 'medical_reviewer');
    expect((await there.send('GET', `/api/imports/${String(body.id)}`)).body.code).toBe('import.unknown');
    expect(await there.refused(`/api/imports/${String(body.id)}/exports`, { purpose: 'care' })).toBe(
      '404 import.unknown',
    );
    const asking = { reason: 'Invented reason' };
    const path = `/api/imports/${String(body.id)}/export-requests`;
    expect(await there.refused(path, asking)).toBe('403 permission.denied');
    const { id } = await here.created(path, asking);
    const signer = await office.personFor({ enclaveId: String(sibling.id) }, 'coordinator');
    expect((await signer.read('/api/proposals')).items).toEqual([]);
    expect(await signer.refused(`/api/proposals/${String(id)}/signature`)).toBe('403 permission.denied');
    expect((await here.read('/api/proposals')).items).toEqual([expect.objectContaining({ id, isMine: true })]);
  });
});
