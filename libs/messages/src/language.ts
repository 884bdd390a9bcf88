/** The same list as the domain's, written here because texts stand alone: a test compares the two. */
export const languages = ['ar', 'en', 'fr'] as const;
export type Language = (typeof languages)[number];

export const directionOf = (language: Language): 'rtl' | 'ltr' => (language === 'ar' ? 'rtl' : 'ltr');

/** Levantine month names, Latin digits: codes, plates and times are read beside them. */
const locales = { ar: 'ar-SY-u-nu-latn', en: 'en-GB', fr: 'fr' } as const satisfies Record<Language, string>;

export const localeOf = (language: Language): string => locales[language];

/** First strong isolate … pop: keeps a code or a Latin name in one piece inside Arabic text. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

type Stamp = 'time' | 'moment' | 'day' | 'month';

const shapes = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  moment: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<Stamp, Intl.DateTimeFormatOptions>;

const made = new Map<string, Intl.DateTimeFormat>();

/** The moment as people in `timeZone` read it. Formatters are kept: making one is the slow part. */
export function formatMoment(language: Language, stamp: Stamp, at: string | number, timeZone: string): string {
  const key = `${language} ${stamp} ${timeZone}`;
  let format = made.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(localeOf(language), { ...shapes[stamp], timeZone });
    made.set(key, format);
  }
  return format.format(new Date(at));
}

/** A calendar day (`2017-12-28`) or month (`2017-12`): no zone moves it. */
export const formatDay = (language: Language, day: string): string =>
  formatMoment(language, day.length === 7 ? 'month' : 'day', `${day}${day.length === 7 ? '-01' : ''}T00:00:00Z`, 'UTC');
