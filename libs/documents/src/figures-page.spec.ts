import { type Figures, renderFiguresPage } from './figures-page';

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
  ...overrides,
});

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('figures page', () => {
  it('says what is withheld, and why, in place of the number', () => {
    const text = textOf(renderFiguresPage(figures(), 'en'));
    expect(text).toContain('Idleb SY07 1 to 4 (not shown)');
    expect(text).toContain('withheld so that small counts cannot be worked out');
    expect(text).toContain('1,494');
  });

  it('does not call a month that is withheld with its whole split 1 to 4', () => {
    const text = textOf(renderFiguresPage(figures(), 'en'));
    expect(text).toContain('By month of the request: withheld so that small counts cannot be worked out');
    expect(text).not.toContain('Nov');
  });

  it('says source and moment at each figure and under the tiles, in the operation’s time', () => {
    const text = textOf(renderFiguresPage(figures(), 'en'));
    expect(text.match(/Source: records of the operation “December exercise”/g)).toHaveLength(3);
    expect(text).toContain('As of 28 Dec 2017, 19:40 (Asia/Damascus)');
  });

  it('is Arabic from right to left, with Levantine months', () => {
    const html = renderFiguresPage(figures(), 'ar');
    expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/);
    expect(textOf(html)).toContain('كانون الأول 2017');
  });

  it('marks an exercise, and only an exercise', () => {
    const live = figures({ operation: { name: 'An operation', kind: 'live', timeZone: 'Asia/Damascus' } });
    expect(renderFiguresPage(figures(), 'en')).toContain('these figures are not real');
    expect(renderFiguresPage(live, 'en')).not.toContain('these figures are not real');
  });

  it('holds no script and no inline style, and escapes a name', () => {
    const html = renderFiguresPage(
      figures({ operation: { name: '<script>alert(1)</script>', kind: 'live', timeZone: 'Asia/Damascus' } }),
      'fr',
    );
    expect(html).not.toMatch(/<script|\sstyle=|\son[a-z]+=/);
  });
});
