import fc from 'fast-check';
import { aCase, aConvoy, aConvoyOnRecord, aLine, aPlace, at } from '../../../../test/support/domain-builders';
import { type Decision, RuleViolation } from '../commands';
import type { MedevacCase } from '../evacuations';
import type { Convoy, ManifestLine } from './convoy';
import { freezeManifest, type ManifestChanges, putOnManifest, takeOffManifest } from './manifest';
import { declareAllClear } from './all-clear';
import { cancelConvoy } from './release';
import { substitute } from './substitution';

const byBase = (minutes: number) => ({ now: at(minutes), actorId: 'account-of-coordinator' });

/** Two convoys, two patients and the companion of the first, in memory. Everything is decided by the rules alone. */
interface Operation {
  convoys: Convoy[];
  lines: ManifestLine[];
  cases: MedevacCase[];
}

const people = [
  { personKind: 'patient', personId: 'case-one', caseId: 'case-one' },
  { personKind: 'patient', personId: 'case-two', caseId: 'case-two' },
  { personKind: 'companion', personId: 'companion-one', caseId: 'case-one' },
] as const;
const steps = ['substitute', 'put', 'take_off', 'freeze', 'cancel', 'arrive_and_clear', 'clear_without_them'] as const;
const moves = fc.array(
  fc.record({
    step: fc.constantFrom(...steps),
    convoy: fc.nat(1),
    person: fc.nat(2),
    place: fc.integer({ min: 1, max: 3 }),
  }),
  {
    minLength: 1,
    maxLength: 25,
  },
);
type Move = { step: (typeof steps)[number]; convoy: number; person: number; place: number };

function decide(
  { convoys, lines, cases }: Operation,
  move: Move,
  count: number,
): Decision<ManifestChanges, unknown> | null {
  const [convoy, person] = [convoys[move.convoy], people[move.person]];
  if (!convoy || !person) return null;
  const own = lines.filter(({ convoyId }) => convoyId === convoy.id);
  // As base loads them: every case that a line of the convoy speaks of.
  const ownCases = cases.filter(({ id }) => own.some(({ caseId }) => caseId === id));
  switch (move.step) {
    case 'put': {
      const place = aPlace({ convoyId: convoy.id, vehicleId: `vehicle-of-${convoy.id}`, place: move.place });
      const line = { ...person, id: `line-${String(count)}`, vehicleId: place.vehicleId, place: place.place };
      return putOnManifest(
        convoy,
        place,
        own,
        cases.find(({ id }) => id === person.caseId),
        line,
      );
    }
    case 'substitute': {
      const [out, incoming] = person.caseId === 'case-one' ? cases : [...cases].reverse();
      if (!out || !incoming) return null;
      const vehicleId = `vehicle-of-${convoy.id}`;
      const places = [1, 2, 3].map((place) => aPlace({ convoyId: convoy.id, vehicleId, place }));
      const seat = { personId: incoming.id, vehicleId, place: move.place, lineId: `line-${String(count)}` };
      return substitute(
        {
          convoy,
          lines: own,
          places,
          out,
          in: incoming,
          companionIds: [],
          linesOfIn: lines.filter(({ caseId }) => caseId === incoming.id),
        },
        { id: `substitution-${String(count)}`, reason: 'no_answer', noteId: null, seats: [seat] },
        { sha256: (text) => text, closed: () => [] },
        { now: at(count), actorId: 'account-of-coordinator' },
      );
    }
    case 'take_off': {
      const line = own.find(({ personId, removedAt }) => personId === person.personId && removedAt === null);
      return takeOffManifest(convoy, line, line?.id ?? 'none', { now: at(count) });
    }
    case 'freeze':
      return freezeManifest(
        convoy,
        own,
        lines.filter(({ convoyId }) => convoyId !== convoy.id),
        ownCases,
        { sha256: (text) => text, closed: () => [] },
      );
    case 'cancel':
      return cancelConvoy({ convoy, lines: own, boardings: [] }, ownCases, byBase(count));
    case 'arrive_and_clear':
    case 'clear_without_them': {
      const didNotTravel = move.step === 'arrive_and_clear' ? [] : own.filter(({ holds }) => holds).map(({ id }) => id);
      const record = { ...aConvoyOnRecord(), convoy: { ...convoy, status: 'arrived' as const }, lines: own };
      return convoy.manifestStatus === 'frozen' && convoy.allClearAt === null && convoy.cancelledAt === null
        ? declareAllClear(record, ownCases, { patients: 0, companions: 0, vehicles: 1, didNotTravel }, byBase(count))
        : null;
    }
  }
}

/** Plays the moves; what a rule refuses changes nothing. */
function play(played: readonly Move[], look: (operation: Operation) => void): void {
  const operation: Operation = {
    convoys: [aConvoy({ id: 'convoy-one' }), aConvoy({ id: 'convoy-two' })],
    lines: [],
    cases: [aCase({ id: 'case-one' }), aCase({ id: 'case-two' })],
  };
  const written = <Row extends { readonly id: string }>(rows: Row[], changed: readonly Row[] = []): Row[] => [
    ...rows.map((row) => changed.find(({ id }) => id === row.id) ?? row),
    ...changed.filter(({ id }) => !rows.some((row) => row.id === id)),
  ];
  for (const [count, move] of played.entries()) {
    try {
      const changes = decide(operation, move, count)?.changes;
      operation.convoys = written(operation.convoys, changes?.convoys);
      operation.lines = written(operation.lines, changes?.manifestLines);
      operation.cases = written(operation.cases, changes?.medevacCases);
    } catch (refused) {
      if (!(refused instanceof RuleViolation)) throw refused;
    }
    look(operation);
  }
}

describe('whatever is decided about two convoys', () => {
  it('nobody is on two frozen manifests, and no place holds two', () => {
    fc.assert(
      fc.property(moves, (played) => {
        play(played, ({ lines }) => {
          const held = lines.filter(({ holds }) => holds);
          expect(new Set(held.map(({ personId }) => personId)).size).toBe(held.length);
          expect(new Set(held.map(({ vehicleId, place }) => `${vehicleId} ${String(place)}`)).size).toBe(held.length);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('a case is scheduled as long as a frozen manifest holds its patient', () => {
    fc.assert(
      fc.property(moves, (played) => {
        play(played, ({ lines, cases }) => {
          for (const { id, status } of cases.filter((each) => each.status !== 'handed_over')) {
            expect(`${id} ${status}`).toBe(
              `${id} ${lines.some(({ personId, holds }) => personId === id && holds) ? 'scheduled' : 'submitted'}`,
            );
          }
        });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a patient whom another convoy holds', () => {
  const companion = aLine({ personKind: 'companion', personId: 'companion-one', caseId: 'case-one', holds: true });
  const scheduled = [aCase({ status: 'scheduled' })];

  it('stays scheduled when a convoy on whose draft they also stood is called off', () => {
    expect(
      cancelConvoy({ convoy: aConvoy(), lines: [aLine()], boardings: [] }, scheduled, byBase(0)).changes.medevacCases,
    ).toEqual([]);
  });

  it('stays scheduled when their companion arrives before them', () => {
    const record = aConvoyOnRecord({ convoy: aConvoy({ status: 'arrived' }), lines: [companion] });
    const count = { patients: 0, companions: 1, vehicles: 1, didNotTravel: [] };
    expect(declareAllClear(record, scheduled, count, byBase(240)).changes.medevacCases).toEqual([]);
  });
});
