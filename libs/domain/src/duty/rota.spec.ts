import { AREA, aShift, at } from '../../../../test/support/domain-builders';
import type { ContactRoute } from '../accounts';
import type { DutyShift } from './duty-shift';
import { gapsIn, nextOn, onDuty, wakesNobody, wakingOf } from './rota';

const OFFICER = 'account-of-duty_officer';
const route = (overrides: Partial<ContactRoute> = {}): ContactRoute => ({
  id: 'route-one',
  accountId: OFFICER,
  position: 1,
  channel: 'sms',
  address: '+10000000001',
  canWake: true,
  waitMinutes: 5,
  setAt: at(0),
  removedAt: null,
  ...overrides,
});
const ids = (shifts: readonly DutyShift[]): readonly string[] => shifts.map(({ id }) => id);

describe('who is on duty', () => {
  it.each([
    [-1, []],
    [0, ['shift-one']],
    [479, ['shift-one']],
    [480, []],
  ])('from the first minute to the last: %i', (minutes, on) => {
    expect(ids(onDuty([aShift()], at(minutes), null))).toEqual(on);
  });

  it('is who is called first, before the second; those of the area before those of the whole', () => {
    const shifts = [
      aShift({ id: 'second', callOrder: 'second', startsAt: at(-60) }),
      aShift({ id: 'first' }),
      aShift({ id: 'of-area', enclaveId: AREA, callOrder: 'second' }),
      aShift({ id: 'of-another', enclaveId: 'area-two' }),
    ];
    expect(ids(onDuty(shifts, at(1), AREA))).toEqual(['of-area', 'first', 'second']);
    expect(ids(onDuty(shifts, at(1), null))).toEqual(['first', 'second']);
  });

  it('is followed by those who begin soonest, all of them', () => {
    const shifts = [
      aShift(),
      aShift({ id: 'later', startsAt: at(600), endsAt: at(700) }),
      aShift({ id: 'next-second', startsAt: at(480), endsAt: at(700), callOrder: 'second' }),
      aShift({ id: 'next-first', startsAt: at(480), endsAt: at(700) }),
      aShift({ id: 'taken-off', startsAt: at(100), endsAt: at(100) }),
    ];
    expect(ids(nextOn(shifts, at(1)))).toEqual(['next-first', 'next-second']);
    expect(nextOn([aShift()], at(1))).toEqual([]);
  });
});

describe('an alarm', () => {
  const wakes = (shifts: readonly DutyShift[], routes: readonly ContactRoute[], listening: readonly string[] = []) =>
    !wakesNobody(shifts, wakingOf(routes, listening), { now: at(1), enclaveId: AREA });

  it.each([
    ['nobody is on duty', [], [route()], [], false],
    ['who is on has a way that wakes', [aShift()], [route()], [], true],
    ['their way does not wake', [aShift()], [route({ canWake: false })], [], false],
    ['their way was taken away', [aShift()], [route({ address: null, removedAt: at(0) })], [], false],
    ['only somebody else has one', [aShift()], [route({ accountId: 'account-other' })], [], false],
    ['their console stands open with its sound on', [aShift()], [], [OFFICER], true],
    ['who is on is on for another area', [aShift({ enclaveId: 'area-two' })], [route()], [], false],
    ['who is on is on for this area', [aShift({ enclaveId: AREA })], [route()], [], true],
    ['the shift is over', [aShift({ endsAt: at(1) })], [route()], [], false],
  ] as const)('where %s', (_where, shifts, routes, listening, wakesSomebody) => {
    expect(wakes(shifts, routes, listening)).toBe(wakesSomebody);
  });

  it('names each way by which somebody is woken once', () => {
    const routes = [
      route(),
      route({ id: 'route-two', position: 2 }),
      route({ id: 'route-three', channel: 'mail', position: 3 }),
    ];
    expect(wakingOf(routes, [OFFICER]).get(OFFICER)).toEqual(['console', 'sms', 'mail']);
  });
});

describe('gaps', () => {
  const later = aShift({ id: 'shift-two', startsAt: at(540), endsAt: at(900) });

  it('are what no shift for the whole operation covers', () => {
    expect(gapsIn([later, aShift()], at(-30), at(1000))).toEqual([
      { from: at(-30), until: at(0) },
      { from: at(480), until: at(540) },
      { from: at(900), until: at(1000) },
    ]);
  });

  it('are none where shifts meet or overlap', () => {
    expect(
      gapsIn(
        [aShift(), { ...later, startsAt: at(480) }, aShift({ id: 'inner', startsAt: at(10), endsAt: at(20) })],
        at(0),
        at(900),
      ),
    ).toEqual([]);
  });

  it('are everything where nobody is on, or only for an area', () => {
    const all = [{ from: at(0), until: at(60) }];
    expect(gapsIn([], at(0), at(60))).toEqual(all);
    expect(gapsIn([aShift({ enclaveId: AREA })], at(0), at(60))).toEqual(all);
    expect(gapsIn([aShift({ startsAt: at(30), endsAt: at(30) })], at(0), at(60))).toEqual(all);
  });
});
