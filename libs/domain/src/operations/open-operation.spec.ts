import { at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { type Keeper, type NewOperation, openOperation } from '.';

const plan = (overrides: Partial<NewOperation> = {}): NewOperation => ({
  id: 'operation-one',
  name: 'Operation One',
  kind: 'live',
  timeZone: 'Etc/UTC',
  clockOffsetMs: 0,
  embargoHours: 48,
  gates: [],
  ...overrides,
});

const opener: Keeper = { kind: 'opener', assignmentId: 'assignment-one', accountId: 'account-of-the-opener' };

describe('opening an operation', () => {
  it('opens it now, and it stays open', () => {
    const { changes } = openOperation(undefined, plan(), opener, { now: at(0) });
    expect(changes.operations).toEqual([{ ...plan(), version: 1, openedAt: at(0), closedAt: null }]);
  });

  it('gives an exercise a clock of its own', () => {
    const { changes } = openOperation(undefined, plan({ kind: 'exercise', clockOffsetMs: -86_400_000 }), opener, {
      now: at(0),
    });
    expect(changes.operations[0]?.clockOffsetMs).toBe(-86_400_000);
  });

  it.each([1, -1])('never moves the clock of a live operation, not by %i ms', (clockOffsetMs) => {
    expect(() => openOperation(undefined, plan({ clockOffsetMs }), opener, { now: at(0) })).toThrow(
      refusal('operation.live_clock_is_fixed'),
    );
  });

  it('makes who opens it its administrator, and nothing else', () => {
    const { changes } = openOperation(undefined, plan(), opener, { now: at(0) });
    expect(changes.assignments).toEqual([
      expect.objectContaining({ accountId: 'account-of-the-opener', role: 'administrator' }),
    ]);
    expect(changes.accounts).toBeUndefined();
  });

  it('makes the first account of an empty installation along with it', () => {
    const account = {
      id: 'account-one',
      name: 'first.person',
      mail: null,
      language: 'ar',
      organisationId: null,
      enclaveId: null,
      assignments: [{ id: 'assignment-one', role: 'administrator' }],
    } as const;
    const { changes } = openOperation(
      undefined,
      plan(),
      { kind: 'first_account', account, sameName: undefined },
      { now: at(0) },
    );
    expect(changes.accounts).toEqual([expect.objectContaining({ id: 'account-one', name: 'first.person' })]);
    expect(changes.assignments).toEqual([
      expect.objectContaining({ accountId: 'account-one', operationId: 'operation-one' }),
    ]);
  });

  it('is refused for an operation that is open already', () => {
    const [open] = openOperation(undefined, plan(), opener, { now: at(0) }).changes.operations;
    expect(() => openOperation(open, plan(), opener, { now: at(1) })).toThrow(refusal('operation.already_open'));
  });

  it('keeps its name, which may say where it is, out of the ledger', () => {
    expect(JSON.stringify(openOperation(undefined, plan(), opener, { now: at(0) }).entry)).not.toContain(
      'Operation One',
    );
  });
});
