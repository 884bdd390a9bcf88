import { anActor, AREA, aShift, at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { roles } from '../accounts';
import { type DutyShift, endShift, handOverShift, LONGEST_SHIFT_HOURS, type NewShift, planShift } from './duty-shift';

const officer = anActor('duty_officer');
const plan = (overrides: Partial<NewShift> = {}): NewShift => {
  const { id, accountId, enclaveId, callOrder, startsAt, endsAt } = aShift();
  return { id, accountId, enclaveId, callOrder, startsAt, endsAt, ...overrides };
};
const planned = (overrides: Partial<NewShift> = {}, others: readonly DutyShift[] = [], person = officer) =>
  planShift(person, others, plan(overrides), { now: at(0) });

describe('planning a shift', () => {
  it('puts somebody on the rota', () => {
    expect(planned().changes.dutyShifts).toEqual([aShift()]);
  });

  it.each([0, -1])('never ends before it begins: %i minutes after', (minutes) => {
    expect(() => planned({ endsAt: at(minutes) })).toThrow(refusal('shift.ends_before_it_begins'));
  });

  it('is not longer than somebody stays awake', () => {
    expect(planned({ endsAt: at(LONGEST_SHIFT_HOURS * 60) }).changes.dutyShifts).toHaveLength(1);
    expect(() => planned({ endsAt: at(LONGEST_SHIFT_HOURS * 60 + 1) })).toThrow(refusal('shift.too_long'));
  });

  it('is not for a time that is over', () => {
    expect(() => planned({ startsAt: at(-60), endsAt: at(0) })).toThrow(refusal('shift.is_over'));
  });

  it('is for those who hear of convoys without a task on one', () => {
    const fit = roles.filter((role) => {
      try {
        return planned({}, [], anActor(role)).changes.dutyShifts.length > 0;
      } catch {
        return false;
      }
    });
    expect(fit).toEqual([
      'coordinator',
      'medical_reviewer',
      'duty_officer',
      'security',
      'logistics',
      'situation_analyst',
      'head_of_office',
    ]);
    expect(() => planned({}, [], anActor('field'))).toThrow(refusal('shift.person_hears_nothing_there'));
  });

  it('is for the area that their role reaches, and not for the whole', () => {
    const grants = [{ role: 'duty_officer' as const, organisationId: null, enclaveId: AREA }];
    const ofTheArea = anActor('duty_officer', { grants });
    expect(planned({ enclaveId: AREA }, [], ofTheArea).changes.dutyShifts).toHaveLength(1);
    expect(() => planned({}, [], ofTheArea)).toThrow(refusal('shift.person_hears_nothing_there'));
  });

  it('does not put somebody on twice for the same at the same time', () => {
    expect(() => planned({ id: 'shift-two', startsAt: at(470), endsAt: at(600) }, [aShift()])).toThrow(
      refusal('shift.on_duty_already'),
    );
    expect(planned({ id: 'shift-two', startsAt: at(480), endsAt: at(600) }, [aShift()]).answer.id).toBe('shift-two');
    const takenOff = aShift({ startsAt: at(100), endsAt: at(100) });
    expect(planned({ id: 'shift-two' }, [takenOff]).answer.id).toBe('shift-two');
    expect(planned({ id: 'shift-two', enclaveId: AREA }, [aShift()]).answer.id).toBe('shift-two');
  });
});

describe('ending a shift', () => {
  it('ends it now, once', () => {
    const [ended] = endShift(aShift(), { now: at(30) }).changes.dutyShifts;
    expect(ended).toEqual(aShift({ version: 2, endsAt: at(30) }));
    expect(() => endShift(aShift({ endsAt: at(30) }), { now: at(30) })).toThrow(refusal('shift.is_over'));
  });

  it('takes one that has not begun off the rota', () => {
    expect(endShift(aShift({ startsAt: at(60) }), { now: at(0) }).changes.dutyShifts[0]?.endsAt).toBe(at(60));
  });
});

describe('handing over', () => {
  const next = aShift({ id: 'shift-two', accountId: 'account-of-security', startsAt: at(480), endsAt: at(960) });
  const handed = (from: DutyShift, to: DutyShift, minutes: number) =>
    handOverShift(from, to, { now: at(minutes), noteId: 'note-one' });

  it('ends one and begins the other, at one moment', () => {
    const { changes, answer } = handed(aShift(), next, 470);
    expect(changes.dutyShifts).toEqual([
      aShift({ version: 2, endsAt: at(470), handedOverAt: at(470), handedOverTo: 'shift-two', noteId: 'note-one' }),
      { ...next, version: 2, startsAt: at(470) },
    ]);
    expect(answer.gapMinutes).toBe(0);
  });

  it('leaves the other as it began where that is on already', () => {
    const [, taken] = handed(aShift(), { ...next, startsAt: at(400) }, 470).changes.dutyShifts;
    expect(taken?.startsAt).toBe(at(400));
  });

  it('says for how long nobody was on where it comes too late', () => {
    const late = handed(aShift(), { ...next, startsAt: at(540) }, 510);
    expect([late.answer.gapMinutes, late.changes.dutyShifts[0]?.endsAt, late.changes.dutyShifts[1]?.startsAt]).toEqual([
      30,
      at(480),
      at(510),
    ]);
  });

  it('may hand one area to who is on for the whole, and not to another area', () => {
    const ofArea = aShift({ enclaveId: AREA });
    expect(handed(ofArea, next, 470).answer.id).toBe('shift-one');
    expect(() => handed(ofArea, { ...next, enclaveId: 'area-two' }, 470)).toThrow(refusal('shift.of_another_area'));
    expect(() => handed(aShift(), { ...next, enclaveId: AREA }, 470)).toThrow(refusal('shift.of_another_area'));
  });

  it.each([
    ['shift.handed_to_itself', aShift(), aShift()],
    ['shift.handed_over_already', aShift({ handedOverAt: at(1), handedOverTo: 'shift-two' }), next],
    ['shift.not_begun', aShift({ startsAt: at(471) }), next],
    ['shift.is_over', aShift(), { ...next, endsAt: at(470) }],
  ] as const)('is refused with %s', (code, from, to) => {
    expect(() => handed(from, to, 470)).toThrow(refusal(code));
  });
});
