import fc from 'fast-check';
import { earlierOf, endOfDay, instant, laterOf, minutesBetween, plusMilliseconds, plusMinutes } from '.';

const moments = fc.date({
  min: new Date('1970-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('moments', () => {
  it('are UTC with milliseconds, whatever zone they were written in', () => {
    expect(instant('2031-05-01T07:00:00+03:00')).toBe('2031-05-01T04:00:00.000Z');
  });

  it('compare as text exactly as they do in time', () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        expect(instant(a) < instant(b)).toBe(a.getTime() < b.getTime());
      }),
    );
  });

  it('are no moment when they are no date', () => {
    expect(() => instant('tomorrow')).toThrow(RangeError);
  });

  it.each(['+010000-01-01T00:00:00.000Z', '-000001-12-31T23:59:59.999Z'])(
    'are no moment when they would not compare as text: %s',
    (far) => {
      expect(() => instant(far)).toThrow(RangeError);
    },
  );

  it.each(['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])(
    'are moments up to the last that compares as text: %s',
    (last) => {
      expect(instant(last)).toBe(last);
    },
  );

  it('are as far apart as the minutes that were added', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -100_000, max: 100_000 }), (from, minutes) => {
        expect(minutesBetween(instant(from), plusMinutes(instant(from), minutes))).toBe(minutes);
      }),
    );
  });

  it('move by the offset of an exercise in milliseconds', () => {
    expect(plusMilliseconds('2031-05-01T04:00:00.000Z', -1)).toBe('2031-05-01T03:59:59.999Z');
  });

  it('have a later and an earlier one of two, in either order', () => {
    const [early, late] = [instant('2031-05-01T04:00:00Z'), instant('2031-05-01T04:00:00.001Z')];
    expect([laterOf(early, late), laterOf(late, early)]).toEqual([late, late]);
    expect([earlierOf(early, late), earlierOf(late, early)]).toEqual([early, early]);
  });
});

describe('a day', () => {
  it.each([
    ['2018-01-04', 'Asia/Damascus', '2018-01-04T22:00:00.000Z'],
    ['2018-01-04', 'UTC', '2018-01-05T00:00:00.000Z'],
    ['2018-01-04', 'America/New_York', '2018-01-05T05:00:00.000Z'],
    ['2018-12-31', 'Pacific/Kiritimati', '2018-12-31T10:00:00.000Z'],
    // The night in which clocks are put forward, and the one in which they are put back.
    ['2018-03-25', 'Europe/Paris', '2018-03-25T22:00:00.000Z'],
    ['2018-10-28', 'Europe/Paris', '2018-10-28T23:00:00.000Z'],
  ])('%s ends in %s at %s', (day, zone, end) => {
    expect(endOfDay(day, zone)).toBe(end);
  });
});
