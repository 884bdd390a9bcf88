import fc from 'fast-check';
import { at, aCase } from '../../../../test/support/domain-builders';
import { instant } from '../time';
import { ageBands, caseStatuses, type MedevacCase, sexes } from './medevac-case';
import { addedUp, waitChanges, waitOf, weekOf, weeksBetween, withWaitEnd, type WaitTally } from './waits';

const DAY = 24 * 60;
const WEEK = 7 * DAY;

describe('weeks', () => {
  it('are counted by the calendar from the first of 1970, and before it', () => {
    expect(weekOf('1970-01-07T23:59:59.999Z')).toBe(0);
    expect(weekOf('1970-01-08')).toBe(1);
    expect(weekOf('1969-12-31')).toBe(-1);
  });

  it('that somebody waited are whole ones, and never fewer than none', () => {
    expect(weeksBetween(at(0), at(7 * DAY))).toBe(1);
    expect(weeksBetween(at(0), at(6 * DAY))).toBe(0);
    expect(weeksBetween(at(0), at(-30 * DAY))).toBe(0);
  });
});

describe('the end of a wait', () => {
  const waiting = aCase({ status: 'scheduled' });
  const left = withWaitEnd(waiting, { ...waiting, status: 'in_transit' }, at(10));

  it.each(['in_transit', 'handed_over', 'died_waiting'] as const)('is when they are %s', (status) => {
    expect(withWaitEnd(waiting, { ...waiting, status }, at(10)).waitEndedAt).toBe(at(10));
  });

  it('stays when they get further, and goes when they wait again', () => {
    expect(left.waitEndedAt).toBe(at(10));
    const arrived = withWaitEnd(left, { ...left, status: 'handed_over' }, at(20));
    expect(arrived.waitEndedAt).toBe(at(10));
    expect(withWaitEnd(arrived, { ...arrived, status: 'listed' }, at(30)).waitEndedAt).toBeNull();
  });

  it('is no later than the death of who is said to have died before the convoy left', () => {
    expect(withWaitEnd(left, { ...left, status: 'died_waiting' }, at(5)).waitEndedAt).toBe(at(5));
    expect(withWaitEnd(left, { ...left, status: 'died_waiting' }, at(15)).waitEndedAt).toBe(at(10));
  });

  it('is made up for nobody of whom it was not kept', () => {
    const before = aCase({ status: 'admitted' });
    expect(withWaitEnd(before, { ...before, status: 'discharged' }, at(10)).waitEndedAt).toBeNull();
  });

  it.each(['withdrawn', 'merged', 'entered_in_error', 'missing'] as const)('is none where they are %s', (status) => {
    expect(withWaitEnd(waiting, { ...waiting, status }, at(10)).waitEndedAt).toBeNull();
  });
});

describe('the tallies of waits', () => {
  it('come to what a count of the cases themselves would say, over any history and however it is cut', () => {
    const aChange = fc.record({
      id: fc.constantFrom('one', 'two', 'three'),
      enclaveId: fc.constantFrom('north', 'south'),
      status: fc.constantFrom(...caseStatuses),
      ageBand: fc.constantFrom(...ageBands),
      sex: fc.constantFrom(...sexes),
      submittedAt: fc.integer({ min: -100, max: 100 }).map((days) => at(days * DAY)),
      waitEndedAt: fc.option(fc.integer({ min: -100, max: 400 }).map((days) => at(days * DAY))),
    });
    const sums = (tallies: readonly WaitTally[]) => {
      const found = new Map<string, number>();
      for (const { count, ...key } of tallies)
        found.set(
          JSON.stringify(Object.entries(key).sort()),
          (found.get(JSON.stringify(Object.entries(key).sort())) ?? 0) + count,
        );
      return new Map([...found].filter(([, count]) => count !== 0));
    };
    fc.assert(
      fc.property(fc.array(fc.array(aChange, { maxLength: 5 }), { maxLength: 8 }), (batches) => {
        const cases = new Map<string, MedevacCase>();
        const kept: WaitTally[] = [];
        for (const batch of batches) {
          const changed = new Map(batch.map((each) => [each.id, aCase(each)]));
          kept.push(...waitChanges([...changed].map(([id, after]) => ({ before: cases.get(id), after }))));
          for (const [id, after] of changed) cases.set(id, after);
        }
        const counted = addedUp([...cases.values()].map((each) => ({ ...each, count: 1 })));
        expect(sums(kept)).toEqual(sums(counted));
      }),
    );
  });
});

describe('a wait', () => {
  it('of those who wait is told as of now, and of the others as it was', () => {
    const now = at(0);
    const tallies = [
      { stage: 'waiting', week: weekOf(at(-10 * WEEK)), count: 1 },
      { stage: 'waiting', week: weekOf(at(-2 * WEEK)), count: 3 },
      { stage: 'left', week: 5, count: 2 },
      { stage: 'left', week: 9, count: 0 },
    ] as const;
    expect(waitOf(tallies, 'waiting', now)).toEqual({ people: 4, median: 2, longest: 10 });
    expect(waitOf(tallies, 'left', now)).toEqual({ people: 2, median: 5, longest: 5 });
    expect(waitOf(tallies, 'diedWaiting', now)).toBeNull();
  });

  it('has a median that half of them waited no longer than, and is within a week of the true one', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 400 * DAY }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(moments, (minutes) => {
        const now = instant('2032-01-01T00:00:00.000Z');
        const since = minutes.map((each) => instant(Date.parse(now) - each * 60_000));
        const found = waitOf(
          since.map((each) => ({ stage: 'waiting', week: weekOf(each), count: 1 })),
          'waiting',
          now,
        );
        const middle = [...minutes].sort((a, b) => a - b)[Math.ceil(minutes.length / 2) - 1] ?? 0;
        expect(Math.abs((found?.median ?? NaN) - middle / WEEK)).toBeLessThanOrEqual(1);
        expect(found?.people).toBe(minutes.length);
      }),
    );
  });
});
