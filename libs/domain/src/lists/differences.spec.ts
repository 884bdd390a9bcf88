import fc from 'fast-check';
import { aCase } from '../../../../test/support/domain-builders';
import { aListVersion } from '../../../../test/support/list-builders';
import { caseStatuses } from '../evacuations';
import { differencesOf, fateOf, fates } from '.';

const patient = (n: number, status: (typeof caseStatuses)[number] = 'listed') =>
  aCase({ id: `case-${String(n)}`, code: `000${String(n)}-000`, status });
const side = (id: string, people: ReturnType<typeof patient>[], reportedTotal: number | null = null) => ({
  version: aListVersion({ id, members: people.length === 0 ? null : people.length, reportedTotal }),
  people,
});

describe('how two lists differ', () => {
  it('is who stands on both and on one only, and what became of them', () => {
    const [one, two, three, four] = [
      patient(1, 'died_waiting'),
      patient(2, 'handed_over'),
      patient(3),
      patient(4, 'withdrawn'),
    ];
    const { parts } = differencesOf(side('a', [one, two, three]), side('b', [three, two, four]));
    expect(parts?.inBoth.people.map(({ code }) => code)).toEqual(['0002-000', '0003-000']);
    expect(parts?.onlyA.people).toEqual([expect.objectContaining({ code: '0001-000', fate: 'died' })]);
    expect(parts?.onlyA.byFate).toEqual({ waiting: 0, left: 0, died: 1, withdrawn: 0, ended: 0 });
    expect(parts?.onlyB.byFate).toEqual({ waiting: 0, left: 0, died: 0, withdrawn: 1, ended: 0 });
  });

  it('is not known where one is a total without people: nothing is subtracted', () => {
    const told = differencesOf(side('a', [], 494), side('b', [patient(1)], 641));
    expect(told.parts).toBeNull();
    expect(told.a).toEqual({ versionId: 'a', reportedTotal: 494, named: null, unexplained: null });
    // Only a list's own total and its own people are of one kind.
    expect(told.b).toEqual({ versionId: 'b', reportedTotal: 641, named: 1, unexplained: 640 });
  });

  it('shows a total that its own people do not make, in both directions', () => {
    const people = [patient(1), patient(2)];
    expect(differencesOf(side('a', people, 3), side('b', people, 1))).toMatchObject({
      a: { unexplained: 1 },
      b: { unexplained: -1 },
    });
  });

  it('loses nobody and counts nobody twice', () => {
    const drawn = fc.subarray([1, 2, 3, 4, 5, 6, 7, 8]);
    fc.assert(
      fc.property(drawn, drawn, fc.constantFrom(...caseStatuses), (onA, onB, status) => {
        fc.pre(onA.length > 0 && onB.length > 0);
        const [a, b] = [onA, onB].map((ns) => ns.map((n) => patient(n, n % 2 === 0 ? status : 'listed')));
        const { parts } = differencesOf(side('a', a!), side('b', b!));
        const sizes = [parts!.inBoth, parts!.onlyA, parts!.onlyB].map(({ people, byFate }) => {
          expect(fates.reduce((sum, fate) => sum + byFate[fate], 0)).toBe(people.length);
          return people.length;
        });
        expect(sizes[0]! + sizes[1]!).toBe(onA.length);
        expect(sizes[0]! + sizes[2]!).toBe(onB.length);
      }),
    );
  });

  it('knows a fate for every state, and the dead stay dead', () => {
    expect(Object.fromEntries(caseStatuses.map((status) => [status, fateOf({ status })]))).toMatchInlineSnapshot(`
     {
       "admitted": "left",
       "boarded": "left",
       "deferred": "waiting",
       "detained": "ended",
       "died_after_arrival": "died",
       "died_in_transit": "died",
       "died_waiting": "died",
       "discharged": "left",
       "entered_in_error": "ended",
       "handed_over": "left",
       "held_at_checkpoint": "left",
       "in_transit": "left",
       "left_by_other_means": "ended",
       "listed": "waiting",
       "lost_to_follow_up": "ended",
       "merged": "ended",
       "missing": "ended",
       "needs_information": "waiting",
       "not_advised": "ended",
       "remains": "left",
       "resettled": "left",
       "returned": "left",
       "scheduled": "waiting",
       "submitted": "waiting",
       "suspended": "waiting",
       "transferred_onward": "left",
       "treated_locally": "ended",
       "under_review": "waiting",
       "withdrawn": "withdrawn",
     }
    `);
  });
});
