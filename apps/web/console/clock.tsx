import { signal } from '@preact/signals';
import { localeOf } from '@corridor/messages/language';
import { shown } from '../shared/language';
import { moment } from '../shared/time';
import { clockSkewMs } from './live';

/** Base's time by the second. One clock for the page; only the texts that show it are drawn anew. */
const second = signal(Date.now());
setInterval(() => {
  second.value = Date.now();
}, 1_000);

/** Below this, seconds count. */
const LAST_SECONDS = 120;

/** How long until a moment, or since: *in 12 min*, *5 min ago*, *in 95 sec*. Not announced: it would never be silent. */
export function TimeLeft({ to }: { to: string }) {
  const seconds = Math.round((Date.parse(to) - second.value - clockSkewMs.value) / 1_000);
  return (
    <time class="time-left" dateTime={to}>
      {said(seconds)}
    </time>
  );
}

/** A moment with the time left to it. */
export const Due = ({ at }: { at: string }) => (
  <>
    {moment(at)} · <TimeLeft to={at} />
  </>
);

function said(seconds: number): string {
  const format = new Intl.RelativeTimeFormat(localeOf(shown.value.language), { style: 'short' });
  const size = Math.abs(seconds);
  if (size < LAST_SECONDS) return format.format(seconds, 'second');
  if (size < 120 * 60) return format.format(Math.trunc(seconds / 60), 'minute');
  if (size < 48 * 3_600) return format.format(Math.trunc(seconds / 3_600), 'hour');
  return format.format(Math.trunc(seconds / 86_400), 'day');
}
