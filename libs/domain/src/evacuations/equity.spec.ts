import fc from 'fast-check';
import { equityOf, equityStages } from './equity';
import { ageBands, caseStatuses, sexes } from './medevac-case';
import type { CaseTally } from './tally';

const aTally = (overrides: Partial<CaseTally> = {}): CaseTally => ({
  operationId: 'operation-one',
  enclaveId: 'north',
  status: 'listed',
  ageBand: '5_11',
  sex: 'female',
  count: 1,
  ...overrides,
});

describe('whose turn has come', () => {
  it('keeps the dead in what was asked for, and counts nobody whose case was a mistake', () => {
    const { bySex } = equityOf([
      aTally({ count: 3 }),
      aTally({ status: 'handed_over', count: 2 }),
      aTally({ status: 'died_waiting' }),
      aTally({ status: 'entered_in_error', count: 7 }),
      aTally({ status: 'died_after_arrival', sex: 'male' }),
    ]);
    expect(bySex).toEqual([
      { key: 'female', asked: 6, waiting: 3, left: 2, diedWaiting: 1, otherwise: 0 },
      { key: 'male', asked: 1, waiting: 0, left: 1, diedWaiting: 0, otherwise: 0 },
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
      }),
    );
    fc.assert(
      fc.property(tallies, (all) => {
        const { byArea, bySex, byAge } = equityOf(all);
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
