import { at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { type NewOperation, openOperation } from '.';

const plan = (overrides: Partial<NewOperation> = {}): NewOperation => ({
  id: 'operation-one',
  name: 'Operation One',
  kind: 'live',
  timeZone: 'Etc/UTC',
  clockOffsetMs: 0,
  embargoHours: 48,
  ...overrides,
});

describe('opening an operation', () => {
  it('opens it now, and it stays open', () => {
    const { changes } = openOperation(undefined, plan(), { now: at(0) });
    expect(changes.operations).toEqual([{ ...plan(), version: 1, openedAt: at(0), closedAt: null }]);
  });

  it('gives an exercise a clock of its own', () => {
    const { changes } = openOperation(undefined, plan({ kind: 'exercise', clockOffsetMs: -86_400_000 }), { now: at(0) });
    expect(changes.operations[0]?.clockOffsetMs).toBe(-86_400_000);
  });

  it.each([1, -1])('never moves the clock of a live operation, not by %i ms', (clockOffsetMs) => {
    expect(() => openOperation(undefined, plan({ clockOffsetMs }), { now: at(0) })).toThrow(refusal('operation.live_clock_is_fixed'));
  });

  it('is refused for an operation that is open already', () => {
    const [open] = openOperation(undefined, plan(), { now: at(0) }).changes.operations;
    expect(() => openOperation(open, plan(), { now: at(1) })).toThrow(refusal('operation.already_open'));
  });

  it('keeps its name, which may say where it is, out of the ledger', () => {
    expect(JSON.stringify(openOperation(undefined, plan(), { now: at(0) }).entry)).not.toContain('Operation One');
  });
});
