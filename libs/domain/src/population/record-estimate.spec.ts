import { anArea, at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { type NewPopulationEstimate, recordPopulationEstimate } from '.';

const estimate = (overrides: Partial<NewPopulationEstimate> = {}): NewPopulationEstimate => ({
  id: 'estimate-new',
  enclaveId: 'area-one',
  value: 1_000,
  low: null,
  high: null,
  qualifier: 'about',
  asOf: '2031-04-01',
  knownOn: '2031-04-20',
  knownOnBasis: 'publication',
  source: 'Source One',
  method: 'registration',
  displacedIncluded: null,
  scopeNote: 'All of Area One',
  sourceKey: 'source-one',
  ...overrides,
});

describe('a population estimate', () => {
  it.each([
    { low: null, high: null },
    { low: 900, high: 1_100 },
    { low: 1_000, high: 1_000 },
    { low: null, high: 1_200 },
    { low: 800, high: null },
  ])('stands beside the others with the range %j', (range) => {
    const { changes } = recordPopulationEstimate(anArea(), estimate(range), { now: at(0) });
    expect(changes.populationEstimates).toEqual([
      expect.objectContaining({ ...range, value: 1_000, operationId: 'operation-one', recordedAt: at(0) }),
    ]);
  });

  it.each([
    { low: 1_001, high: null },
    { low: null, high: 999 },
    { low: 1_100, high: 900 },
  ])('is refused with the range %j, which excludes its own value', (range) => {
    expect(() => recordPopulationEstimate(anArea(), estimate(range), { now: at(0) })).toThrow(
      refusal('population.range_excludes_value'),
    );
  });

  it('leaves the words about its source and scope out of the ledger', () => {
    const { entry } = recordPopulationEstimate(anArea(), estimate(), { now: at(0) });
    expect(JSON.stringify(entry.body)).not.toMatch(/Source One|All of/);
  });
});
