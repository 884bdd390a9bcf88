import { formatDay, formatMoment } from '@corridor/messages/language';
import { shown } from './language';
import { operation } from './session-state';

export const zone = (): string => operation.value?.timeZone ?? 'UTC';

/** Now by this device's clock in operation time; base measures how far the clock is off. */
export const operationNow = (): number => Date.now() + (operation.peek()?.clockOffsetMs ?? 0);

export const instantIn = (minutes: number): string => new Date(operationNow() + minutes * 60_000).toISOString();

/** `14:02` today, `28 Dec 2017, 14:02` any other day, in the operation's time zone. */
export function moment(at: string): string {
  const { language } = shown.value;
  const today = formatMoment(language, 'day', operationNow(), zone()) === formatMoment(language, 'day', at, zone());
  return formatMoment(language, today ? 'time' : 'moment', at, zone());
}

export const day = (on: string): string => formatDay(shown.value.language, on);

/** What an `<input type="datetime-local">` shows for a moment: `2017-12-28T19:40` in the operation's zone. */
export function toLocalInput(at: number, timeZone = zone()): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The moment that a local time of the operation's zone means. Two steps are enough for every offset; where the clock was
 * put back, the earlier of the two moments is not distinguished from the later.
 */
export function fromLocalInput(local: string, timeZone = zone()): string {
  const wanted = Date.parse(`${local}:00Z`);
  let at = wanted;
  for (let i = 0; i < 2; i += 1) at += wanted - Date.parse(`${toLocalInput(at, timeZone)}:00Z`);
  return new Date(at).toISOString();
}
