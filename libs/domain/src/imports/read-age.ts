import { type AgeBand, withEuropeanDigits } from '../evacuations';
import { plain, saysNothing } from './plain';

const OLDEST_MONTHS = 120 * 12;
const DAYS_A_MONTH = 30.4375;
/** Day 0 of Excel's calendar, which counts a 29 February 1900 that never was. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const MS_A_DAY = 86_400_000;

const unitWords = {
  day: ['d', 'day', 'days', 'j', 'jour', 'jours', 'يوم', 'ايام', 'يوما'],
  week: ['w', 'wk', 'wks', 'week', 'weeks', 'sem', 'semaine', 'semaines', 'اسبوع', 'اسابيع'],
  month: ['m', 'mo', 'mth', 'mths', 'mos', 'month', 'months', 'mois', 'شهر', 'اشهر', 'شهور', 'شهرا'],
  year: [
    'y',
    'yr',
    'yrs',
    'year',
    'years',
    'yo',
    'y/o',
    'y.o',
    'a',
    'an',
    'ans',
    'سنه',
    'سنوات',
    'سنين',
    'عام',
    'اعوام',
    'عاما',
    'س',
  ],
} as const;
type Unit = keyof typeof unitWords;
const monthsOf: Readonly<Record<Unit, number>> = { day: 1 / DAYS_A_MONTH, week: 7 / DAYS_A_MONTH, month: 1, year: 12 };
/** Arabic has one word for two of a thing, and none for one before it. */
const wholeWords: Readonly<Record<string, number>> = {
  شهرين: 2,
  شهران: 2,
  سنتين: 24,
  سنتان: 24,
  عامين: 24,
  شهر: 1,
  سنه: 12,
  عام: 12,
  اسبوع: 0,
  اسبوعين: 0,
  newborn: 0,
  'nouveau ne': 0,
  'حديث ولاده': 0,
  'حديث الولاده': 0,
};

export type ReadAge = { readonly months: number | null; readonly isClear: boolean };

const unclear: ReadAge = { months: null, isClear: false };
const clear = (months: number): ReadAge =>
  months >= 0 && months <= OLDEST_MONTHS ? { months: Math.floor(months + 1e-9), isClear: true } : unclear;

/** An age in whole months from a cell, the unit's own cell, or the date of birth that somebody wrote there instead. */
export function readAge(cell: string, unitCell: string, today: string): ReadAge {
  if (saysNothing(cell)) return { months: null, isClear: true };
  const text = withEuropeanDigits(cell).trim();
  const born = dateOf(text, false);
  if (born !== null) return sinceBirth(born, today);
  const said = plain(text).replace(/^(about|approx|approximately|environ|تقريبا|حوالي) | (تقريبا|environ)$|\+/g, '');
  const whole = wholeWords[said];
  if (whole !== undefined) return clear(whole);
  // Doctors write 6/12 for six months, and 2 4/12 for two years and four.
  const twelfths = /^(?:(\d{1,3}) )?(\d{1,2})\/12$/.exec(said);
  if (twelfths) return clear(Number(twelfths[1] ?? 0) * 12 + Number(twelfths[2]));
  return amounts(said, unitOf(plain(unitCell)));
}

/** `2 y 3 m`, `18 months`, `٣ أشهر`, `1.5`: each number with the unit behind it. */
function amounts(said: string, unit: Unit | null): ReadAge {
  const found = [...said.matchAll(/(\d+(?:[.,]\d+)?)\s*([^\d\s]*)/g)];
  const rest = said.replace(/(\d+(?:[.,]\d+)?)\s*([^\d\s]*)/g, '').replace(/\s|و|and|et/g, '');
  if (found.length === 0 || found.length > 2 || rest !== '') return unclear;
  let months = 0;
  for (const [, amount = '', word = ''] of found) {
    const own = word === '' ? (unit ?? (found.length === 1 ? 'year' : null)) : unitOf(word);
    if (own === null) return unclear;
    months += Number(amount.replace(',', '.')) * monthsOf[own];
  }
  return clear(months);
}

const unitOf = (word: string): Unit | null =>
  (Object.keys(unitWords) as Unit[]).find((unit) => (unitWords[unit] as readonly string[]).includes(word)) ?? null;

/** An age from a cell that holds a date of birth, or only its year. */
export function readBirthDate(cell: string, today: string): ReadAge {
  if (saysNothing(cell)) return { months: null, isClear: true };
  const born = dateOf(withEuropeanDigits(cell).trim(), true);
  return born === null ? unclear : sinceBirth(born, today);
}

function sinceBirth(born: string, today: string): ReadAge {
  const months =
    (Number(today.slice(0, 4)) - Number(born.slice(0, 4))) * 12 + Number(today.slice(5, 7)) - Number(born.slice(5, 7));
  return clear(today.slice(8, 10) < born.slice(8, 10) ? months - 1 : months);
}

/**
 * The date in a text, as `YYYY-MM-DD`; null where there is none. Days come before months, as in the whole region. A bare year
 * or the serial of an Excel date is a date only in a column of dates: elsewhere it is a number.
 */
function dateOf(text: string, isDateColumn: boolean): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return checked(iso[1], iso[2], iso[3]);
  const european = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (european) return checked(european[3], european[2], european[1]);
  const monthOfYear = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (monthOfYear) return checked(monthOfYear[2], monthOfYear[1], '1');
  if (/^(19|20)\d{2}$/.test(text)) return checked(text, '1', '1');
  if (isDateColumn && /^\d{5}(\.\d+)?$/.test(text))
    return new Date(EXCEL_EPOCH + Math.floor(Number(text)) * MS_A_DAY).toISOString().slice(0, 10);
  return null;
}

function checked(year = '', month = '', day = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : null;
}

/** The statistical band of an age in months. */
export function ageBandOf(months: number | null): AgeBand {
  if (months === null) return 'unknown';
  if (months < 12) return 'under_1';
  if (months < 5 * 12) return '1_4';
  if (months < 12 * 12) return '5_11';
  if (months < 18 * 12) return '12_17';
  return months < 60 * 12 ? '18_59' : '60_over';
}
