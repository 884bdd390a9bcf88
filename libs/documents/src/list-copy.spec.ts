import { copyFile } from './list-copy-file';
import { type CopyOnPaper, type PersonOnPaper, renderCopyPage } from './list-copy-page';

const person = (overrides: Partial<PersonOnPaper> = {}): PersonOnPaper => ({
  code: '0000-000',
  relation: null,
  name: 'Patient One',
  sex: 'female',
  ageBand: '5_11',
  ...overrides,
});

const copy = (overrides: Partial<CopyOnPaper> = {}): CopyOnPaper => ({
  operation: { kind: 'live', timeZone: 'Asia/Damascus' },
  title: 'List One',
  versionNumber: 2,
  asOf: '2031-05-01',
  recipient: 'الطرف أ / Party A',
  number: 3,
  purpose: 'clearance',
  columns: [],
  hash: 'abcdef0123456789'.repeat(4),
  madeAt: '2031-05-01T04:00:00.000Z',
  expiresAt: '2031-05-08T04:00:00.000Z',
  people: [person(), person({ code: '1111-111', relation: 'mother', name: 'Mother One', ageBand: '18_59' })],
  count: 2,
  ...overrides,
});
const linesOf = (file: string): string[] => file.slice(1).trimEnd().split('\r\n');

describe('a copy of a list', () => {
  it('says codes and nothing else where nothing else was asked for', () => {
    for (const text of [renderCopyPage(copy(), 'en'), copyFile(copy(), 'en')]) {
      expect(text).toContain('0000-000');
      expect(text).not.toMatch(/Patient One|Mother One|Female|5–11|Mother/);
    }
  });

  it('says what was asked for, in the recipient’s language', () => {
    const all = copy({ columns: ['name', 'sex', 'age_band', 'companions'] });
    const [, head, first, second] = linesOf(copyFile(all, 'en'));
    expect(head).toBe('"Code","Who","Name","Sex","Age","Copy"');
    expect(first).toMatch(/^"0000-000","Patient","Patient One",/);
    expect(second).toMatch(/^"1111-111","Mother","Mother One",/);
    const page = renderCopyPage(all, 'ar');
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain('مريض');
    expect(page).not.toMatch(/<script|style=/);
  });

  it('is marked with its recipient and number on every sheet, and on every line of a file', () => {
    const page = renderCopyPage(copy(), 'en');
    const mark = 'For \u2068الطرف أ / Party A\u2069 only. Copy 3, abcdef012345. Not to be passed on.';
    expect(page.match(/<thead><tr class="mark">/g)).toHaveLength(1);
    expect(page.match(/<tfoot><tr class="mark">/g)).toHaveLength(1);
    expect(page.split(mark)).toHaveLength(3);
    const [first, , ...lines] = linesOf(copyFile(copy(), 'en'));
    expect(first).toBe(`"${mark}"`);
    for (const line of lines) expect(line.endsWith(',"3-abcdef012345"')).toBe(true);
  });

  it.each([
    ['=HYPERLINK("http://x.invalid")', `"'=HYPERLINK(""http://x.invalid"")"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    [' \u200f=1', `"' \u200f=1"`],
    ['\t=1', `"' =1"`],
    ['two\r\nlines', '"two lines"'],
    ['مريض، واحد', '"مريض، واحد"'],
  ])('is no formula and no second line: %j', (name, said) => {
    const [, , line] = linesOf(copyFile(copy({ columns: ['name'], people: [person({ name })] }), 'en'));
    expect(line).toBe(`"0000-000",${said},"3-abcdef012345"`);
  });
});
