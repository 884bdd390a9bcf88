import fc from 'fast-check';
import { at } from '../../../../test/support/domain-builders';
import { equityOf } from './equity';
import { equityStages } from './stages';
import { weekOf } from './waits';
import { ageBands, caseStatuses, sexes } from './medevac-case';
import type { CaseTally } from './tally';

const aTally = (overrides: Partial<CaseTally> = {}): CaseTally => ({
  operationId: 'operation-one',
  enclaveId: 'north',
  status: 'listed',
  ageBand: '5_11',
  sex: 'female',
  count: 1,
  deteriorated: 0,
  ...overrides,
});

const noWaits = { byArea: [], bySex: [], byAge: [] };
const unknown = { waiting: null, left: null, diedWaiting: null };

describe('whose turn has come', () => {
  it('keeps the dead in what was asked for, and counts nobody whose case was a mistake', () => {
    const { bySex } = equityOf(
      [
        aTally({ count: 3 }),
        aTally({ status: 'handed_over', count: 2 }),
        aTally({ status: 'died_waiting' }),
        aTally({ status: 'entered_in_error', count: 7 }),
        aTally({ status: 'died_after_arrival', sex: 'male' }),
      ],
      noWaits,
      at(0),
    );
    expect(bySex).toEqual([
      { key: 'female', asked: 6, waiting: 3, left: 2, diedWaiting: 1, otherwise: 0, waits: unknown },
      { key: 'male', asked: 1, waiting: 0, left: 1, diedWaiting: 0, otherwise: 0, waits: unknown },
    ]);
  });

  it('says of each group how long it waits, from its own weeks', () => {
    const waits = [
      { key: 'female' as const, stage: 'waiting' as const, week: weekOf(at(-21 * 24 * 60)), count: 3 },
      { key: 'male' as const, stage: 'left' as const, week: 7, count: 1 },
    ];
    const { bySex } = equityOf([aTally({ count: 3 })], { ...noWaits, bySex: waits }, at(0));
    expect(bySex.map(({ key, waits: own }) => [key, own])).toEqual([
      ['female', { ...unknown, waiting: { people: 3, median: 3, longest: 3 } }],
    ]);
  });

  it('says the same of everybody by area, by sex and by age', () => {
    const tallies = fc.array(
      fc.record({
        operationId: fc.constant('operation-one'),
        enclaveId: fc.constantFrom('north', 'south', 'east'),
        status: fc.constantFrom(...caseStatuses),
        ageBand: fc.constantFrom(...ageBands),
        sex: fc.constantFrom(...sexes),
        count: fc.nat(1000),
        deteriorated: fc.constant(0),
      }),
    );
    fc.assert(
      fc.property(tallies, (all) => {
        const { byArea, bySex, byAge } = equityOf(all, noWaits, at(0));
        for (const field of ['asked', ...equityStages] as const) {
          const sums = [byArea, bySex, byAge].map((rows) => rows.reduce((sum, row) => sum + row[field], 0));
          expect(new Set(sums).size).toBe(1);
        }
        for (const row of [...byArea, ...bySex, ...byAge])
          expect(row.asked).toBe(equityStages.reduce((sum, stage) => sum + row[stage], 0));
      }),
    );
  });
});
