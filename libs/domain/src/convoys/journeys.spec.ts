import fc from 'fast-check';
import { at as saidAt } from '../../../../test/support/domain-builders';
import {
  after,
  aWorld,
  decide,
  decisions,
  fileOf,
  heardAt,
  type Move,
  people,
  required,
  told,
  type World,
} from '../../../../test/support/boarding-world';
import { firstForbiddenText } from '../audit';
import { closedGates, isMoving, movingBy, whereaboutsOf } from '../evacuations';
import { earlierOf } from '../time';
import { standingOfConvoy } from './boarding';

const movesOf = (what: readonly Move['what'][], most: number): fc.Arbitrary<Move[]> =>
  fc
    .array(
      fc.record({
        what: fc.constantFrom(...what),
        convoy: fc.nat(1),
        person: fc.nat(2),
        place: fc.integer({ min: 1, max: 3 }),
        happened: fc.integer({ min: 0, max: 400 }),
        heardAfter: fc.constantFrom(0, 0, 0, 5, 300, -30),
      }),
      { maxLength: most },
    )
    .map((moves) => moves.map((move, i) => ({ ...move, id: `m${String(i).padStart(2, '0')}` })));
const papers = fc.subarray(people.map(({ personId }) => personId));

const play = (world: World, moves: readonly Move[]): World =>
  moves.reduce((standing, move) => after(standing, decide(standing, move)?.changes), world);

/** What base shows at the end, without how often it was changed. */
const shown = ({ convoys, cases, boardings }: World) => ({
  cases: cases.map(({ id, status }) => `${id} ${status}`),
  convoys: convoys.map(({ id, status, aboardPatients, aboardCompanions }) => ({
    id,
    status,
    aboardPatients,
    aboardCompanions,
  })),
  steps: boardings.map(({ id, kind }) => `${id} ${kind}`).sort(),
});

describe('whatever is decided and said of two convoys', () => {
  it('nobody is on a frozen list who is not ready or answered for, and on one such list alone; one entry a change', () => {
    fc.assert(
      fc.property(papers, movesOf([...decisions, ...told], 30), (withPapers, moves) => {
        let world = aWorld(withPapers);
        for (const move of moves) {
          const decision = decide(world, move);
          if (decision) expect(firstForbiddenText(decision.entry.body)).toBeNull();
          const isFreeze = move.what === 'freeze' && decision !== undefined;
          world = after(world, decision?.changes);
          const held = world.lines.filter(({ holds }) => holds);
          expect(new Set(held.map(({ personId }) => personId)).size).toBe(held.length);
          if (!isFreeze) continue;
          const frozen = held.filter(({ convoyId }) => convoyId === world.convoys[move.convoy]?.id);
          expect(
            frozen.flatMap(({ caseId, personId }) =>
              closedGates(fileOf(world, caseId), personId, required, heardAt(move)),
            ),
          ).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('no report is refused, and everybody who boards without being ready is asked about', () => {
    fc.assert(
      fc.property(papers, movesOf(decisions, 10), movesOf(told, 15), (withPapers, before, reports) => {
        let world = play(aWorld(withPapers), before);
        for (const move of reports.map((each) => ({ ...each, id: `r${each.id}` }))) {
          const decision = decide(world, move);
          if (!decision) throw new Error(`${move.what} was refused`);
          const at = earlierOf(heardAt(move), saidAt(move.happened));
          const unready = (decision.changes.boardings ?? []).filter(
            ({ kind, caseId, personId }) =>
              kind === 'boarded' && closedGates(fileOf(world, caseId), personId, required, at).length > 0,
          );
          const asked = (decision.openItems ?? []).filter(({ code }) => code === 'boarded_with_closed_gate');
          expect(asked.reduce((sum, { details }) => sum + Number(details['people']), 0)).toBe(unready.length);
          world = after(world, decision.changes);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('the reports come to the same end, in whatever order base hears of them', () => {
    fc.assert(
      fc.property(
        papers,
        movesOf(['put', 'answer_for', 'freeze'], 8),
        movesOf(told, 10).chain((reports) =>
          fc.tuple(fc.constant(reports), fc.shuffledSubarray(reports, { minLength: reports.length })),
        ),
        movesOf(['cancel', 'clear', 'clear_without'], 2),
        (withPapers, before, [asHeard, otherwise], settled) => {
          const begun = play(aWorld(withPapers), before);
          const [one, other] = [asHeard, otherwise].map((reports) =>
            play(
              begun,
              [...reports.map((each) => ({ ...each, id: `r${each.id}` })), ...settled].map((each) =>
                settled.includes(each) ? { ...each, id: `s${each.id}`, happened: 1_000 } : each,
              ),
            ),
          );
          if (!one || !other) throw new Error('nothing was played');
          expect(shown(other)).toEqual(shown(one));
        },
      ),
      { numRuns: 600 },
    );
  });

  it('a case moves exactly while its patient is aboard a convoy that is not over', () => {
    fc.assert(
      fc.property(papers, movesOf(decisions, 8), movesOf([...told, ...decisions], 15), (withPapers, before, moves) => {
        const world = play(
          play(aWorld(withPapers), before),
          // In the order in which they happened: what base decides, it decides on what it knows.
          [...moves]
            .sort((a, b) => a.happened - b.happened)
            .map((each, i) => ({ ...each, id: `r${each.id}`, happened: 500 + i, heardAfter: 0 })),
        );
        const standings = world.convoys.map((convoy) =>
          standingOfConvoy(
            convoy,
            world.legs.filter(({ convoyId }) => convoyId === convoy.id),
            world.reports.filter(({ convoyId }) => convoyId === convoy.id),
          ),
        );
        for (const patient of world.cases.filter(({ id }) => !world.deaths.some(({ caseId }) => caseId === id))) {
          const moving = movingBy(whereaboutsOf(patient.id, world.boardings), standings);
          expect(`${patient.id} ${isMoving(patient) ? patient.status : 'null'}`).toBe(
            `${patient.id} ${String(moving)}`,
          );
        }
      }),
      { numRuns: 400 },
    );
  });
});
