import { aCase, aCompanion, aLine, aPlace } from '../../../../test/support/domain-builders';
import { mobilities } from '../evacuations';
import { placeKinds } from './convoy';
import { seatsForFamily, warningsOf } from './family';

const mother = aCompanion({ isCarer: true });
const brother = aCompanion({ id: 'companion-two', relation: 'sibling' });
const child = aCase({ ageBand: '5_11' });
const lineOf = (personId: string, vehicleId = 'vehicle-one') =>
  aLine({ personId, caseId: 'case-one', vehicleId, personKind: personId === 'case-one' ? 'patient' : 'companion' });

describe('what a draft would do to a family', () => {
  it.each([
    [['case-one', 'companion-one', 'companion-two'], []],
    [['case-one', 'companion-one'], ['relatives_left_out']],
    [['case-one', 'companion-two'], ['carer_left_out']],
    [['case-one'], ['would_travel_alone', 'carer_left_out', 'relatives_left_out']],
    [['companion-one'], []],
  ])('with %j on it', (listed, warnings) => {
    expect(
      warningsOf(
        child,
        [mother, brother],
        listed.map((id) => lineOf(id)),
      ),
    ).toEqual(warnings);
  });

  it('is a wish where the carer sits in another vehicle', () => {
    const lines = [lineOf('case-one'), lineOf('companion-one', 'vehicle-two'), lineOf('companion-two')];
    expect(warningsOf(child, [mother, brother], lines)).toEqual(['carer_in_another_vehicle']);
  });

  it('counts nobody who was taken off', () => {
    const lines = [lineOf('case-one'), { ...lineOf('companion-one'), removedAt: '2031-05-01T04:00:00.000Z' }];
    expect(warningsOf(child, [mother], lines)).toEqual(['would_travel_alone', 'carer_left_out']);
  });

  it('is no alarm for a grown patient who goes alone', () => {
    expect(warningsOf(aCase({ ageBand: '18_59' }), [], [lineOf('case-one')])).toEqual([]);
  });
});

describe('places for a family', () => {
  const free = [
    aPlace({ place: 1, kind: 'seat' }),
    aPlace({ place: 2, kind: 'wheelchair' }),
    aPlace({ place: 3, kind: 'stretcher' }),
    aPlace({ vehicleId: 'vehicle-two', place: 1, kind: 'seat' }),
  ];

  it.each(mobilities)('begin with the plainest that suits a patient who is %s', (mobility) => {
    const [own] = seatsForFamily(aCase({ mobility }), [], free) ?? [];
    const kind = free.find((each) => each.vehicleId === own?.vehicleId && each.place === own.place)?.kind;
    const plainest = { stretcher: 'stretcher', wheelchair_no_steps: 'wheelchair', wheelchair_immobile: 'wheelchair' };
    expect(kind).toBe(mobility in plainest ? plainest[mobility as keyof typeof plainest] : 'seat');
    expect(placeKinds).toContain(kind);
  });

  it('are in one vehicle where there is room, each once', () => {
    const seats = seatsForFamily(aCase({ mobility: 'stretcher' }), ['companion-one', 'companion-two'], free) ?? [];
    expect(seats).toEqual([
      { personId: 'case-one', vehicleId: 'vehicle-one', place: 3 },
      { personId: 'companion-one', vehicleId: 'vehicle-one', place: 1 },
      { personId: 'companion-two', vehicleId: 'vehicle-one', place: 2 },
    ]);
    const four = seatsForFamily(aCase(), ['a', 'b', 'c'], free) ?? [];
    expect(new Set(four.map(({ vehicleId, place }) => `${vehicleId} ${String(place)}`)).size).toBe(4);
  });

  it('are none where one of them finds none', () => {
    expect(seatsForFamily(aCase(), ['a', 'b', 'c', 'd'], free)?.map(({ personId }) => personId)).toEqual([
      'case-one',
      'a',
      'b',
      'c',
    ]);
    expect(seatsForFamily(aCase({ mobility: 'stretcher' }), [], [aPlace({ kind: 'seat' })])).toBeNull();
  });
});
