import { aConvoy, aLeg, anArea, at, AREA } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { firstForbiddenText } from '../audit';
import { assignToConvoy, type ConvoyPlan, planConvoy } from './plan-convoy';

const leg = (from: number, to: number): ConvoyPlan['legs'][number] => {
  const {
    operationId: _o,
    convoyId: _c,
    position: _p,
    departedAt: _d,
    arrivedAt: _a,
    ...planned
  } = aLeg({
    id: `leg-from-${String(from)}`,
    plannedDepartureAt: at(from),
    plannedArrivalAt: at(to),
  });
  return planned;
};
const bus = {
  id: 'vehicle-one',
  label: 'Vehicle One',
  kind: 'bus',
  seats: 2,
  wheelchairPlaces: 1,
  stretchers: 2,
} as const;
const plan = (overrides: Partial<ConvoyPlan> = {}): ConvoyPlan => ({
  id: 'convoy-new',
  references: ['1111-111', '2222-222'],
  enclaveId: 'area-one',
  legs: [leg(60, 180)],
  vehicles: [bus],
  assignments: [{ id: 'task-one', accountId: 'account-of-field', task: 'leader' }],
  ...overrides,
});
const none: ReadonlySet<string> = new Set();

describe('planning a convoy', () => {
  it('begins with a draft manifest and no clock', () => {
    const { changes } = planConvoy(anArea(), none, plan(), { now: at(0) });
    expect(changes.convoys).toEqual([aConvoy({ id: 'convoy-new', version: 1, plannedAt: at(0) })]);
    expect(changes.convoyAssignments).toEqual([
      expect.objectContaining({ accountId: 'account-of-field', task: 'leader', convoyId: 'convoy-new', endedAt: null }),
    ]);
  });

  it('numbers the places of a vehicle through: seats, then wheelchair places, then stretchers', () => {
    const { changes } = planConvoy(anArea(), none, plan(), { now: at(0) });
    expect(changes.vehiclePlaces.map(({ place, kind }) => `${String(place)} ${kind}`)).toEqual([
      '1 seat',
      '2 seat',
      '3 wheelchair',
      '4 stretcher',
      '5 stretcher',
    ]);
  });

  it('begins to number anew in each vehicle, and no two places share an id', () => {
    const { changes, entry } = planConvoy(anArea(), none, plan({ vehicles: [bus, { ...bus, id: 'vehicle-two' }] }), {
      now: at(0),
    });
    expect(
      changes.vehiclePlaces.filter(({ vehicleId }) => vehicleId === 'vehicle-two').map(({ place }) => place),
    ).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(changes.vehiclePlaces.map(({ id }) => id)).size).toBe(10);
    expect(entry.body).toMatchObject({ vehicles: 2, places: 10 });
  });

  it('numbers the legs in the order of the plan, none of them driven', () => {
    const { changes } = planConvoy(anArea(), none, plan({ legs: [leg(60, 180), leg(180, 200)] }), { now: at(0) });
    expect(
      changes.convoyLegs.map(({ position, departedAt, arrivedAt }) => ({ position, departedAt, arrivedAt })),
    ).toEqual([
      { position: 1, departedAt: null, arrivedAt: null },
      { position: 2, departedAt: null, arrivedAt: null },
    ]);
  });

  it.each([
    ['arrives before it leaves', [leg(60, 50)], 1],
    ['takes no time', [leg(60, 60)], 1],
    ['leaves before the one before it arrives', [leg(60, 180), leg(179, 240)], 2],
    ['comes first in time and second in the plan', [leg(300, 400), leg(60, 180)], 2],
  ])('is refused with a leg that %s', (_how, legs, faulty) => {
    const planning = (): unknown => planConvoy(anArea(), none, plan({ legs }), { now: at(0) });
    expect(planning).toThrow(refusal('convoy.legs_out_of_order'));
    expect(planning).toThrow(expect.objectContaining({ details: { leg: faulty } }));
  });

  it('takes the first reference that is free', () => {
    expect(planConvoy(anArea(), new Set(['1111-111']), plan(), { now: at(0) }).answer.reference).toBe('2222-222');
  });

  it('asks for new draws where every reference is taken', () => {
    const taken = new Set(['1111-111', '2222-222']);
    expect(() => planConvoy(anArea(), taken, plan(), { now: at(0) })).toThrow(refusal('convoy.no_free_reference'));
  });

  it('needs an area that base knows', () => {
    expect(() => planConvoy(undefined, none, plan(), { now: at(0) })).toThrow(refusal('enclave.unknown'));
  });

  it('puts no place name, plate or time of the route into the ledger', () => {
    const { entry } = planConvoy(anArea(), none, plan(), { now: at(0) });
    expect(firstForbiddenText(entry.body)).toBeNull();
    expect(JSON.stringify(entry)).not.toMatch(/Place|Vehicle One|2031/);
  });
});

describe('giving a person a task on a convoy', () => {
  it('stands in the history of both', () => {
    const { changes, entry } = assignToConvoy(
      aConvoy({ status: 'en_route' }),
      { id: 'task-two', accountId: 'account-two', task: 'nurse' },
      { now: at(70) },
    );
    expect(changes.convoyAssignments).toEqual([
      {
        id: 'task-two',
        accountId: 'account-two',
        task: 'nurse',
        operationId: 'operation-one',
        convoyId: 'convoy-one',
        assignedAt: at(70),
        endedAt: null,
      },
    ]);
    expect(entry.subjects).toEqual([
      { kind: 'convoy', id: 'convoy-one' },
      { kind: 'enclave', id: AREA },
      { kind: 'account', id: 'account-two' },
    ]);
  });
});
