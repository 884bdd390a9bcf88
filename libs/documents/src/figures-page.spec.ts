import type { Language } from '@corridor/domain/accounts';
import { type Figures, type Frame, renderFiguresPage } from './figures-page';

const published = (source: string, value: number) => ({
  id: source,
  source,
  value,
  qualifier: 'exact' as const,
  asOf: '2017-12',
  knownOn: '2017-12-27',
  knownOnBasis: '',
  whatItCounts: 'patients',
});
const part = (what: string, value: number) => ({ what, value });

const figures = (overrides: Partial<Figures> = {}): Figures => ({
  asOf: '2017-12-28T17:40:00.000Z',
  operation: { name: 'December exercise', kind: 'exercise', timeZone: 'Asia/Damascus' },
  embargoHours: 48,
  figures: [
    {
      key: 'evacuated_patients',
      total: { withheld: true },
      byArea: [
        { key: 'SY03', name: 'Rural Damascus', count: { value: 29 } },
        { key: 'SY07', name: 'Idleb', count: { withheld: true } },
      ],
      byMonth: [{ key: '2017-12', count: { value: 31 } }],
    },
    {
      key: 'waiting',
      total: { value: 1494 },
      byArea: [],
      byMonth: [
        { key: '2017-11', count: { withheld: true } },
        { key: '2017-12', count: { withheld: true } },
      ],
    },
  ],
  besieged: { areas: 5, low: 419_920, high: 452_620, estimates: 11 },
  published: {
    groups: [
      { what: 'waiting', low: 494, high: 641, figures: [published('UN', 494), published('SAMS', 641)] },
      { what: 'invented_kind', low: 3, high: 3, figures: [published('Another', 3)] },
    ],
    sumsThatDiffer: [
      { source: 'SARC', asOf: '2017-12-29', parts: [part('a', 29), part('b', 56)], sum: 85, stated: 86 },
    ],
  },
  changes: [
    {
      kind: 'estimate',
      id: 'e',
      knownOn: '2017-12-08',
      source: 'OCHA',
      area: { nameEn: 'Area One', nameAr: 'المنطقة الأولى' },
      value: 393_000,
      qualifier: 'about',
    },
  ],
  ...overrides,
});

const page = (of = figures(), language: Language = 'en', frame: Frame = { operationId: 'o', released: [] }): string =>
  renderFiguresPage(of, language, frame);

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('figures page', () => {
  it('says what is withheld, and why, in place of the number', () => {
    const text = textOf(page());
    expect(text).toContain('Idleb SY07 1 to 4 (not shown)');
    expect(text).toContain('withheld so that small counts cannot be worked out');
    expect(text).toContain('1,494');
  });

  it('does not call a month that is withheld with its whole split 1 to 4', () => {
    const text = textOf(page());
    expect(text).toContain('By month of the request: withheld so that small counts cannot be worked out');
    expect(text).not.toContain('Nov');
  });

  it('says source and moment at each figure and under the tiles, in the operation’s time', () => {
    const text = textOf(page());
    expect(text.match(/Source: records of the operation “December exercise”/g)).toHaveLength(3);
    expect(text).toContain('As of 28 Dec 2017, 19:40 (Asia/Damascus)');
  });

  it('is Arabic from right to left, with Levantine months', () => {
    const html = page(figures(), 'ar');
    expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/);
    expect(textOf(html)).toContain('كانون الأول 2017');
  });

  it('marks an exercise, and only an exercise', () => {
    const live = figures({ operation: { name: 'An operation', kind: 'live', timeZone: 'Asia/Damascus' } });
    expect(page()).toContain('these figures are not real');
    expect(page(live)).not.toContain('these figures are not real');
  });

  it('holds no script and no inline style, and escapes a name', () => {
    const html = page(
      figures({ operation: { name: '<script>alert(1)</script>', kind: 'live', timeZone: 'Asia/Damascus' } }),
      'fr',
    );
    expect(html).not.toMatch(/<script|\sstyle=|\son[a-z]+=/);
  });

  it('quotes other sources side by side, draws one comparison, and prints a sum beside what its source says', () => {
    const html = page();
    const text = textOf(html);
    expect(text).toContain('SARC: \u206829 + 56\u2069 = 85, the source says 86');
    expect(html.match(/<svg/g)).toHaveLength(1);
    expect(html).toMatch(/<svg[^>]*role="img"[^>]*>\s*<title>Waiting<\/title><desc>UN: 494; SAMS: 641<\/desc>/);
    expect(text).toContain('invented kind');
  });

  it.each([
    ['en', 'x="0.00%"', '77.07%'],
    ['ar', 'x="22.93%"', '77.07%'],
  ] as const)('grows its bars from where people begin to read in %s', (language, begins, share) => {
    const bars = page(figures(), language).match(/<rect[^>]*>/g) ?? [];
    expect(bars[0]).toContain(begins);
    expect(bars[0]).toContain(`width="${share}"`);
    expect(bars[1]).toContain('width="100.00%"');
  });

  it('says at the figure itself that young movements are not counted yet, so that nought is not read as nobody', () => {
    expect(textOf(page())).toContain('Movements that ended less than 48 hours ago are not');
  });

  it('says what changed, when and by whom', () => {
    const text = textOf(page());
    expect(text).toContain('8 Dec 2017: OCHA: people in Area One, about 393,000');
    expect(textOf(page(figures({ changes: [] })))).toContain('No source published anything new');
  });

  it('of a report says that its counts stand still, and never that they move on', () => {
    const report = {
      id: 'r',
      reference: 'R-2017-12-28-2',
      periodFrom: '2017-12-01',
      periodTo: '2017-12-28',
      asOf: '2017-12-28T17:40:00.000Z',
      releasedAt: '2017-12-28T17:45:00.000Z',
      sha256: 'abc',
      standing: 'released' as const,
      supersedes: 'R-2017-12-28',
      supersededBy: null,
    };
    const html = page(figures(), 'en', { operationId: 'o', report });
    const text = textOf(html);
    expect(text).toContain('Released on 28 Dec 2017, 19:45. These figures do not change any more.');
    expect(text).toContain('Corrects and takes the place of: R-2017-12-28');
    expect(text).not.toContain('Our own counts change');
    expect(html).toContain('<title>Report of figures</title>');
    expect(textOf(page(figures(), 'en', { operationId: 'o', released: [report] }))).toContain('R-2017-12-28-2 1 Dec');
  });
});
