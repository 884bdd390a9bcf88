import { at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import fc from 'fast-check';
import { advanceClock, LONGEST_JUMP_MINUTES, openOperation, type Operation, type OperationKind } from '.';

function anOperation(kind: OperationKind, clockOffsetMs = 0): Operation {
  const plan = {
    id: 'operation-one',
    name: 'Operation One',
    kind,
    timeZone: 'Etc/UTC',
    clockOffsetMs,
    embargoHours: 48,
    gates: [],
  };
  const opener = { kind: 'opener', assignmentId: 'assignment-one', accountId: 'account-one' } as const;
  const [operation] = openOperation(undefined, plan, opener, { now: at(0) }).changes.operations;
  if (!operation) throw new Error('nothing was opened');
  return operation;
}

describe('moving the clock of an exercise on', () => {
  it('goes on by minutes, and its entry stands at the moment before', () => {
    const { changes, entry, answer } = advanceClock(anOperation('exercise', -60_000), { minutes: 15 }, { now: at(0) });
    expect(changes.operations[0]).toMatchObject({ version: 2, clockOffsetMs: 14 * 60_000 });
    expect(entry).toMatchObject({
      name: 'operation.clock_advanced',
      body: { from: at(0), to: at(15), clockOffsetMs: 14 * 60_000 },
    });
    expect(answer).toMatchObject({ now: at(15) });
  });

  it('goes on to a moment, whatever its offset was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 1, max: LONGEST_JUMP_MINUTES }),
        (offset, minutes) => {
          const { answer } = advanceClock(anOperation('exercise', offset), { to: at(minutes) }, { now: at(0) });
          expect(answer).toMatchObject({ now: at(minutes), clockOffsetMs: offset + minutes * 60_000 });
        },
      ),
    );
  });

  it.each([0, -1])('never goes back or stands, not by %i minutes', (minutes) => {
    expect(() => advanceClock(anOperation('exercise'), { to: at(minutes) }, { now: at(0) })).toThrow(
      refusal('operation.clock_only_forward'),
    );
  });

  it('skips a month at most', () => {
    const jump = (minutes: number) => advanceClock(anOperation('exercise'), { minutes }, { now: at(0) });
    expect(jump(LONGEST_JUMP_MINUTES).answer.now).toBe(at(LONGEST_JUMP_MINUTES));
    expect(() => jump(LONGEST_JUMP_MINUTES + 1)).toThrow(refusal('operation.clock_jump_too_long'));
  });

  it('is refused for a live operation', () => {
    expect(() => advanceClock(anOperation('live'), { minutes: 1 }, { now: at(0) })).toThrow(
      refusal('operation.live_clock_is_fixed'),
    );
  });
});
