import { IntlMessageFormat } from 'intl-messageformat';
import ar from './ar.json';
import en from './en.json';
import fr from './fr.json';
import { isolatedUnlessArabic } from './format';
import { type Language, localeOf } from './language';

export type MessageKey = keyof typeof en;
export type MessageValues = Readonly<Record<string, string | number>>;

export const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { ar, en, fr };

const parsed = new Map<string, IntlMessageFormat>();

/** The text in that language. Words put into Arabic are isolated, so that codes and Latin names read right. */
export function translate(language: Language, key: MessageKey, values: MessageValues = {}): string {
  return String(messageOf(language, key).format(language === 'ar' ? withIsolation(values) : { ...values }));
}

/** The parsed message: what the web build compiles from, so that no parser reaches a phone. */
export function messageOf(language: Language, key: MessageKey): IntlMessageFormat {
  const id = `${language} ${key}`;
  let message = parsed.get(id);
  if (!message) {
    message = new IntlMessageFormat(catalogues[language][key], localeOf(language));
    parsed.set(id, message);
  }
  return message;
}

const withIsolation = (values: MessageValues): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? isolatedUnlessArabic(value) : value,
    ]),
  );
