import { type Day, dayAfter, type Instant, instant, localDay, whenClocksShow } from '../time';
import type { WatchTiming } from './watch';

/** When people find their digest, by their own clock: before the day's first meeting. */
const MORNING = '08:00:00';
const HOUR_MS = 3_600_000;

/**
 * The last moment at which a digest of that timing was due, for somebody who reads clocks by `timeZone`: what was gathered
 * before it is told now. Hourly on the full hour, daily at eight, weekly on Mondays at eight.
 */
export function lastDigestDue(timing: Exclude<WatchTiming, 'at_once'>, now: Instant, timeZone: string): Instant {
  if (timing === 'hourly') return instant(Math.floor(Date.parse(now) / HOUR_MS) * HOUR_MS);
  const today = localDay(now, timeZone);
  const morningOf = (day: Day): Instant => whenClocksShow(`${day}T${MORNING}`, timeZone);
  const day = timing === 'daily' ? today : dayAfter(today, -daysSinceMonday(today));
  return morningOf(day) <= now ? morningOf(day) : morningOf(dayAfter(day, timing === 'daily' ? -1 : -7));
}

const daysSinceMonday = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
