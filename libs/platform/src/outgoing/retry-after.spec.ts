import { retryAfterMs } from './retry-after';

const now = Date.parse('2026-01-05T10:00:00Z');
const read = (said?: string): number | null => retryAfterMs({ 'retry-after': said }, now);

describe('when a receiver asks to be tried again', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
    ['0', 0],
    ['120', 120_000],
    [' 120 ', 120_000],
    ['Mon, 05 Jan 2026 10:02:00 GMT', 120_000],
    ['Monday, 05-Jan-26 10:02:00 GMT', 120_000],
    ['Mon, 05 Jan 2026 09:00:00 GMT', 0],
    ['Mon, never', null],
    ['2026-01-05T10:02:00Z', null],
  ])('reads %j as %j ms', (said, wait) => {
    expect(read(said)).toBe(wait);
  });

  it('never waits longer than an hour', () => {
    for (const said of ['3601', '999999999999999999999', 'Mon, 05 Jan 2099 10:00:00 GMT'])
      expect(read(said)).toBe(3_600_000);
  });
});
