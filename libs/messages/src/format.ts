import { isolated, type Language, localeOf } from './language';

/**
 * A message as the web build ships it: plain text, or its parts. An argument is `['v', name]` as it is, `['n', name]` as a
 * number, `['p', name, forms]` by plural form (`=0` before the form), `['s', name, cases]` by value.
 */
export type Part =
  string | readonly ['v' | 'n', string] | readonly ['p' | 's', string, Readonly<Record<string, readonly Part[]>>];
export type CompiledMessage = string | readonly Part[];
export type CompiledCatalogue = Readonly<Record<string, CompiledMessage>>;
type Values = Readonly<Record<string, string | number>>;

/** Puts values into a compiled message. Says the same as `translate` on the server; a test compares them. */
export function formatCompiled(language: Language, message: CompiledMessage, values: Values = {}): string {
  if (typeof message === 'string') return message;
  return message.map((part) => formatPart(language, part, values)).join('');
}

function formatPart(language: Language, part: Part, values: Values): string {
  if (typeof part === 'string') return part;
  const value = values[part[1]] ?? '';
  switch (part[0]) {
    case 'v':
      return language === 'ar' && typeof value === 'string' ? isolatedUnlessArabic(value) : String(value);
    case 'n':
      return new Intl.NumberFormat(localeOf(language)).format(Number(value));
    case 'p': {
      const form = new Intl.PluralRules(localeOf(language)).select(Number(value));
      return formatCompiled(language, part[2][`=${String(value)}`] ?? part[2][form] ?? part[2].other ?? '', values);
    }
    case 's':
      return formatCompiled(language, part[2][value] ?? part[2].other ?? '', values);
    default:
      return part satisfies never;
  }
}

/** Arabic words need no isolation, and a screen reader reads on more smoothly without it. */
export const isolatedUnlessArabic = (text: string): string =>
  /^[\u0600-\u06ff]/.test(text) && !/[A-Za-z0-9]/.test(text) ? text : isolated(text);
