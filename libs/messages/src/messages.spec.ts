import { catalogues, messageOf, type MessageKey, translate } from '.';
import { compileCatalogue } from './compile';
import { formatCompiled } from './format';
import { type Language, languages } from './language';

const keys = Object.keys(catalogues.en) as MessageKey[];

interface Element {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}

/** Arguments and plural forms of a message. */
function shapeOf(elements: readonly Element[]): { readonly args: string[]; readonly forms: string[] } {
  const args = new Set<string>();
  const forms = new Set<string>();
  const visit = (each: readonly Element[]): void => {
    for (const { type, value, options } of each) {
      if ([1, 2, 5, 6].includes(type)) args.add(String(value));
      for (const [form, inner] of Object.entries(options ?? {})) {
        if (type === 6) forms.add(form);
        visit(inner.value);
      }
    }
  };
  visit(elements);
  return { args: [...args].sort(), forms: [...forms].sort() };
}

describe('texts', () => {
  it.each(['ar', 'fr'] as const)('has the keys of English in %s', (language) => {
    expect(Object.keys(catalogues[language]).sort()).toEqual([...keys].sort());
  });

  it.each(['ar', 'fr'] as const)('asks for the values that English asks for in %s', (language) => {
    const args = (of: Language) => keys.map((key) => [key, shapeOf(messageOf(of, key).getAst()).args]);
    expect(args(language)).toEqual(args('en'));
  });

  it('has all six forms of an Arabic plural', () => {
    for (const key of keys) {
      const { forms } = shapeOf(messageOf('ar', key).getAst());
      if (forms.length > 0)
        expect({ key, forms }).toEqual({ key, forms: ['few', 'many', 'one', 'other', 'two', 'zero'] });
    }
  });

  it('never promises safety, and keeps the name of the product off the phone', () => {
    const phone = keys.filter((key) => key.startsWith('field.') || key.startsWith('convoy.'));
    for (const key of phone) expect(catalogues.en[key]).not.toMatch(/\bsafe|corridor/i);
  });

  it('counts in Arabic', () => {
    const days = (n: number): string => translate('ar', 'waiting.days', { n });
    expect([0, 1, 2, 5, 11, 100].map(days)).toEqual([
      'أقل من يوم',
      'يوم واحد',
      'يومان',
      '5 أيام',
      '11 يوماً',
      '100 يوم',
    ]);
  });

  it('keeps a code in one piece inside Arabic', () => {
    expect(translate('ar', 'waiting.given_code', { code: '7K4M-PQ2' })).toBe('الرمز: \u20687K4M-PQ2\u2069');
  });
});

describe('compiled texts', () => {
  const prefixes = [...new Set(keys.map((key) => key.slice(0, key.indexOf('.'))))];

  it.each(languages)('say the same as the server in %s', (language) => {
    const compiled = compileCatalogue(language, prefixes);
    for (const key of keys) {
      const { args } = shapeOf(messageOf('en', key).getAst());
      for (const n of [0, 1, 2, 3, 11, 100, 1234]) {
        const values = Object.fromEntries(args.map((name) => [name, isWord(name) ? `7K4M-${String(n)}` : n]));
        expect(formatCompiled(language, compiled[key] ?? '', values)).toBe(translate(language, key, values));
      }
    }
  });
});

const isWord = (name: string): boolean =>
  [
    'code',
    'time',
    'name',
    'names',
    'place',
    'reference',
    'reason',
    'zone',
    'what',
    'source',
    'day',
    'event',
    'severity',
    'from',
    'until',
  ].includes(name);
