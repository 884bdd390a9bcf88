import fc from 'fast-check';
import { aCase } from '../../../../test/support/domain-builders';
import { ageBands, caseStatuses, type MedevacCase, sexes } from './medevac-case';
import { type CaseTally, tallyChanges } from './tally';

const keyOf = ({ enclaveId, status, ageBand, sex }: Omit<CaseTally, 'count' | 'operationId'>): string =>
  [enclaveId, status, ageBand, sex].join(' ');

const aChange = fc.record({
  id: fc.constantFrom('one', 'two', 'three', 'four'),
  enclaveId: fc.constantFrom('north', 'south'),
  status: fc.constantFrom(...caseStatuses),
  ageBand: fc.constantFrom(...ageBands),
  sex: fc.constantFrom(...sexes),
});

describe('the tallies of cases', () => {
  it('counts a new case once, and a case that moves where it has come to', () => {
    const before = aCase({ status: 'listed' });
    expect(tallyChanges([{ before: undefined, after: before }])).toEqual([
      expect.objectContaining({ status: 'listed', count: 1 }),
    ]);
    expect(tallyChanges([{ before, after: { ...before, status: 'scheduled' } }])).toEqual([
      expect.objectContaining({ status: 'listed', count: -1 }),
      expect.objectContaining({ status: 'scheduled', count: 1 }),
    ]);
  });

  it('says nothing where nothing that is counted has changed', () => {
    const before = aCase();
    expect(tallyChanges([{ before, after: { ...before, version: 9, priority: 'P1' } }])).toEqual([]);
  });

  it('comes to what a count of the cases themselves would say, over any history and however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.array(aChange, { maxLength: 6 }), { maxLength: 12 }), (batches) => {
        const cases = new Map<string, MedevacCase>();
        const kept = new Map<string, number>();
        for (const batch of batches) {
          // A batch tells of each case once: as it stood before the batch, and as it stands after.
          const changed = new Map(batch.map((each) => [each.id, aCase(each)]));
          const changes = [...changed].map(([id, after]) => ({ before: cases.get(id), after }));
          for (const tally of tallyChanges(changes))
            kept.set(keyOf(tally), (kept.get(keyOf(tally)) ?? 0) + tally.count);
          for (const [id, after] of changed) cases.set(id, after);
        }
        const counted = new Map<string, number>();
        for (const each of cases.values()) counted.set(keyOf(each), (counted.get(keyOf(each)) ?? 0) + 1);
        expect(new Map([...kept].filter(([, n]) => n !== 0))).toEqual(counted);
      }),
    );
  });
});
