import fc from 'fast-check';
import { instant } from '../time';
import { byTimeLeft, needsOfConvoy } from './needs';

const at = (minutes: number) => instant(Date.UTC(2031, 4, 1) + minutes * 60_000);
const need = (raised: number, due: number | null) => ({ raisedAt: at(raised), dueAt: due === null ? null : at(due) });

describe('what needs a person', () => {
  it('puts what ran out first, then what runs out next, then what has no clock, the oldest first', () => {
    const sorted = byTimeLeft([need(5, null), need(9, 60), need(1, null), need(8, -30), need(7, 60)]);
    expect(sorted).toEqual([need(8, -30), need(7, 60), need(9, 60), need(1, null), need(5, null)]);
  });

  it('loses nobody and ranks the same whatever the order it was found in', () => {
    const needs = fc.array(
      fc.record({ raised: fc.integer({ min: 0, max: 50 }), due: fc.option(fc.integer({ min: -50, max: 50 })) }),
    );
    fc.assert(
      fc.property(needs, (drawn) => {
        const all = drawn.map(({ raised, due }) => need(raised, due));
        expect(byTimeLeft([...all].reverse())).toEqual(byTimeLeft(all));
        expect(byTimeLeft(all)).toHaveLength(all.length);
      }),
    );
  });

  it('of a convoy is its silence and its problem, each from when it began', () => {
    const convoy = { id: 'c', overdueSince: at(3), problemAt: at(1) };
    expect(needsOfConvoy(convoy).map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['overdue', at(3)],
      ['problem', at(1)],
    ]);
    expect(needsOfConvoy({ id: 'c', overdueSince: null, problemAt: null })).toEqual([]);
  });
});
