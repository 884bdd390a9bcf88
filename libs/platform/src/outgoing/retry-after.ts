import type { IncomingHttpHeaders } from 'node:http';

/** Nobody makes us wait longer (milliseconds): a message of this evening is of this evening. */
const LONGEST_WAIT_MS = 3_600_000;

/** RFC 9110, 10.2.3: seconds, or a date. Null where there is none or it cannot be read. */
export function retryAfterMs(headers: IncomingHttpHeaders, now: number): number | null {
  const said = headers['retry-after']?.trim() ?? '';
  const wait = /^\d+$/.test(said)
    ? Number(said) * 1_000
    : /^[A-Za-z]{3,9},? /.test(said)
      ? Date.parse(said) - now
      : NaN;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_WAIT_MS);
}
