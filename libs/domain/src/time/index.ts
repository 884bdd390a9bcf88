/**
 * A moment as ISO 8601 text in UTC with milliseconds (`2017-12-28T17:40:00.000Z`), so that two of them compare as text,
 * in a rule as in both databases.
 */
export type Instant = string;

/** A calendar day as `YYYY-MM-DD`. */
export type Day = string;

const CANONICAL_LENGTH = '2017-12-28T17:40:00.000Z'.length;

/**
 * The moment as canonical text. Throws RangeError on anything that is no moment, and outside the years 0 to 9999: their
 * text (`+010000-…`) comes before every other, and a claim from the far future would pass for the past.
 */
export function instant(value: string | number | Date): Instant {
  const text = new Date(value).toISOString();
  if (text.length !== CANONICAL_LENGTH) throw new RangeError(`${text} does not compare as text`);
  return text;
}

export function plusMinutes(at: Instant, minutes: number): Instant {
  return instant(Date.parse(at) + minutes * 60_000);
}

export function plusMilliseconds(at: Instant, milliseconds: number): Instant {
  return instant(Date.parse(at) + milliseconds);
}

/** Minutes from `from` to `to`; negative where `to` comes first. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 60_000;
}

export function laterOf(a: Instant, b: Instant): Instant {
  return a < b ? b : a;
}

export function earlierOf(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

/** The first moment after that day where people read clocks by `timeZone`. */
export function endOfDay(day: Day, timeZone: string): Instant {
  return whenClocksShow(`${dayAfter(day)}T00:00:00`, timeZone);
}

/** The moment at which clocks of that zone show `YYYY-MM-DDTHH:MM:SS`. */
export function whenClocksShow(shown: string, timeZone: string): Instant {
  const wanted = Date.parse(`${shown}Z`);
  // Two steps are enough for every offset, also where clocks are put forward or back that night.
  let at = wanted;
  for (let i = 0; i < 2; i += 1) at += wanted - Date.parse(`${localTime(at, timeZone)}Z`);
  return instant(at);
}

/** Which day it is in that zone. */
export const localDay = (at: Instant, timeZone: string): Day => localTime(Date.parse(at), timeZone).slice(0, 10);

export const dayAfter = (day: Day, days = 1): Day =>
  instant(Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * 60_000).slice(0, 10);

/** What a clock of that zone shows: `2018-01-20T00:00:00`. */
const localTime = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at).replace(' ', 'T');
