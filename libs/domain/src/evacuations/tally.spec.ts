import fc from 'fast-check';
import { at, aCase } from '../../../../test/support/domain-builders';
import { ageBands, caseStatuses, type MedevacCase, sexes } from './medevac-case';
import { type CaseTally, tallyChanges } from './tally';

const keyOf = ({
  enclaveId,
  status,
  ageBand,
  sex,
}: Pick<CaseTally, 'enclaveId' | 'status' | 'ageBand' | 'sex'>): string => [enclaveId, status, ageBand, sex].join(' ');

type Counted = Pick<CaseTally, 'count' | 'deteriorated'>;

const aChange = fc.record({
  id: fc.constantFrom('one', 'two', 'three', 'four'),
  enclaveId: fc.constantFrom('north', 'south'),
  status: fc.constantFrom(...caseStatuses),
  ageBand: fc.constantFrom(...ageBands),
  sex: fc.constantFrom(...sexes),
  deterioratedAt: fc.option(fc.constant(at(0))),
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

  it('counts among them who has deteriorated, and takes it back', () => {
    const before = aCase();
    const worse = { ...before, deterioratedAt: at(0) };
    expect(tallyChanges([{ before, after: worse }])).toEqual([expect.objectContaining({ count: 0, deteriorated: 1 })]);
    expect(tallyChanges([{ before: worse, after: { ...worse, status: 'scheduled' } }])).toEqual([
      expect.objectContaining({ status: 'submitted', count: -1, deteriorated: -1 }),
      expect.objectContaining({ status: 'scheduled', count: 1, deteriorated: 1 }),
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
        const kept = new Map<string, Counted>();
        const add = (to: Map<string, Counted>, key: string, { count, deteriorated }: Counted): void => {
          const known = to.get(key) ?? { count: 0, deteriorated: 0 };
          to.set(key, { count: known.count + count, deteriorated: known.deteriorated + deteriorated });
        };
        for (const batch of batches) {
          // A batch tells of each case once: as it stood before the batch, and as it stands after.
          const changed = new Map(batch.map((each) => [each.id, aCase(each)]));
          const changes = [...changed].map(([id, after]) => ({ before: cases.get(id), after }));
          for (const tally of tallyChanges(changes)) add(kept, keyOf(tally), tally);
          for (const [id, after] of changed) cases.set(id, after);
        }
        const counted = new Map<string, Counted>();
        for (const each of cases.values())
          add(counted, keyOf(each), { count: 1, deteriorated: each.deterioratedAt === null ? 0 : 1 });
        expect(new Map([...kept].filter(([, { count }]) => count !== 0))).toEqual(counted);
        expect([...kept.values()].filter(({ count, deteriorated }) => count === 0 && deteriorated !== 0)).toEqual([]);
      }),
    );
  });
});
