import fc from 'fast-check';
import { lastDigestDue } from './digest';

const DAMASCUS = 'Asia/Damascus';

describe('when a digest was last due', () => {
  it.each([
    ['hourly', '2017-12-28T17:59:59.999Z', '2017-12-28T17:00:00.000Z'],
    ['hourly', '2017-12-28T17:00:00.000Z', '2017-12-28T17:00:00.000Z'],
    // Eight in the morning in Damascus is six in winter and five in summer.
    ['daily', '2017-12-28T06:00:00.000Z', '2017-12-28T06:00:00.000Z'],
    ['daily', '2017-12-28T05:59:59.999Z', '2017-12-27T06:00:00.000Z'],
    ['daily', '2017-07-01T05:00:00.000Z', '2017-07-01T05:00:00.000Z'],
    // Clocks went forward in the night to 31 March 2017.
    ['daily', '2017-03-31T04:59:59.999Z', '2017-03-30T06:00:00.000Z'],
    // 25 December 2017 was a Monday.
    ['weekly', '2017-12-28T17:00:00.000Z', '2017-12-25T06:00:00.000Z'],
    ['weekly', '2017-12-25T05:59:59.999Z', '2017-12-18T06:00:00.000Z'],
  ] as const)('%s at %s: %s', (timing, now, due) => {
    expect(lastDigestDue(timing, now, DAMASCUS)).toBe(due);
  });

  it('is never in the future, and never longer ago than one round', () => {
    const longest = { hourly: 3_600_000, daily: 25 * 3_600_000, weekly: (7 * 24 + 1) * 3_600_000 } as const;
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2015-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true }),
        fc.constantFrom('hourly' as const, 'daily' as const, 'weekly' as const),
        fc.constantFrom(DAMASCUS, 'UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati'),
        (date, timing, timeZone) => {
          const due = lastDigestDue(timing, date.toISOString(), timeZone);
          expect(Date.parse(due)).toBeLessThanOrEqual(date.getTime());
          expect(date.getTime() - Date.parse(due)).toBeLessThan(longest[timing]);
        },
      ),
    );
  });
});
