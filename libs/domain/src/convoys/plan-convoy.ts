import { type Decision, type Moment, RuleViolation, unknown } from '../commands';
import type { Enclave } from '../enclaves';
import {
  convoyAnswer,
  type Convoy,
  type ConvoyAnswer,
  type ConvoyAssignment,
  type ConvoyLeg,
  type ConvoyTask,
  type PlaceKind,
  subjectsOf,
  type Vehicle,
  type VehiclePlace,
} from './convoy';
import { mustBeOpen } from './lifecycle';

export interface ConvoyPlan {
  readonly id: string;
  /** References that base drew; the first that is free is taken. */
  readonly references: readonly string[];
  readonly enclaveId: string;
  readonly legs: readonly Omit<ConvoyLeg, 'operationId' | 'convoyId' | 'position' | 'departedAt' | 'arrivedAt'>[];
  readonly vehicles: readonly Omit<Vehicle, 'operationId' | 'convoyId'>[];
  readonly assignments: readonly { readonly id: string; readonly accountId: string; readonly task: ConvoyTask }[];
}

export interface PlannedChanges {
  readonly convoys: readonly Convoy[];
  readonly convoyLegs: readonly ConvoyLeg[];
  readonly vehicles: readonly Vehicle[];
  readonly vehiclePlaces: readonly VehiclePlace[];
  readonly convoyAssignments: readonly ConvoyAssignment[];
}

/** Plans a convoy: where it starts, its legs in order, its vehicles with every place in them, its people. */
export function planConvoy(
  enclave: Enclave | undefined,
  takenReferences: ReadonlySet<string>,
  plan: ConvoyPlan,
  { now }: Moment,
): Decision<PlannedChanges, ConvoyAnswer & { readonly reference: string }> {
  if (!enclave) throw unknown('enclave', plan.enclaveId);
  const reference = plan.references.find((each) => !takenReferences.has(each));
  if (reference === undefined) throw new RuleViolation('convoy.no_free_reference', {}, 'conflict');
  legsMustFollow(plan);

  const scope = { operationId: enclave.operationId, convoyId: plan.id };
  const convoy: Convoy = {
    id: plan.id,
    operationId: enclave.operationId,
    version: 1,
    reference,
    enclaveId: enclave.id,
    status: 'planned',
    manifestStatus: 'draft',
    manifestHash: null,
    plannedAt: now,
    releasedAt: null,
    departedAt: null,
    arrivedAt: null,
    allClearAt: null,
    closedAt: null,
    cancelledAt: null,
    aboardPatients: null,
    aboardCompanions: null,
    aboardOthers: null,
    deliveredPatients: null,
    deliveredCompanions: null,
    deliveredOthers: null,
    newsDueAt: null,
    overdueSince: null,
    problemAt: null,
  };
  return {
    changes: {
      convoys: [convoy],
      convoyLegs: plan.legs.map((leg, i) => ({ ...leg, ...scope, position: i + 1, departedAt: null, arrivedAt: null })),
      vehicles: plan.vehicles.map((vehicle) => ({ ...vehicle, ...scope })),
      vehiclePlaces: plan.vehicles.flatMap((vehicle) => placesOf(vehicle).map((place) => ({ ...place, ...scope }))),
      convoyAssignments: plan.assignments.map((each) => ({ ...each, ...scope, assignedAt: now, endedAt: null })),
    },
    entry: {
      name: 'convoy.planned',
      body: {
        reference,
        admin1Code: enclave.admin1Code,
        legs: plan.legs.length,
        vehicles: plan.vehicles.length,
        places: plan.vehicles.flatMap(placesOf).length,
      },
      subjects: [
        ...subjectsOf(convoy),
        ...plan.assignments.map(({ accountId }) => ({ kind: 'account', id: accountId }) as const),
      ],
    },
    answer: { ...convoyAnswer(convoy), reference },
  };
}

/** Gives a person a task on the convoy; without one, field staff see nothing of it. */
export function assignToConvoy(
  convoy: Convoy,
  assignment: { readonly id: string; readonly accountId: string; readonly task: ConvoyTask },
  { now }: Moment,
): Decision<
  { readonly convoys: readonly Convoy[]; readonly convoyAssignments: readonly ConvoyAssignment[] },
  ConvoyAnswer
> {
  mustBeOpen(convoy, 'assign');
  const next = { ...convoy, version: convoy.version + 1 };
  return {
    changes: {
      convoys: [next],
      convoyAssignments: [
        { ...assignment, operationId: convoy.operationId, convoyId: convoy.id, assignedAt: now, endedAt: null },
      ],
    },
    entry: {
      name: 'convoy.assigned',
      body: { reference: convoy.reference, accountId: assignment.accountId, task: assignment.task },
      subjects: [...subjectsOf(convoy), { kind: 'account', id: assignment.accountId }],
    },
    answer: convoyAnswer(next),
  };
}

function legsMustFollow({ legs }: ConvoyPlan): void {
  let earliest = '';
  for (const [i, leg] of legs.entries()) {
    if (leg.plannedArrivalAt <= leg.plannedDepartureAt || leg.plannedDepartureAt < earliest) {
      throw new RuleViolation('convoy.legs_out_of_order', { leg: i + 1 }, 'invalid');
    }
    earliest = leg.plannedArrivalAt;
  }
}

function placesOf(
  vehicle: ConvoyPlan['vehicles'][number],
): Pick<VehiclePlace, 'id' | 'vehicleId' | 'place' | 'kind'>[] {
  const kinds: PlaceKind[] = [
    ...Array.from({ length: vehicle.seats }, () => 'seat' as const),
    ...Array.from({ length: vehicle.wheelchairPlaces }, () => 'wheelchair' as const),
    ...Array.from({ length: vehicle.stretchers }, () => 'stretcher' as const),
  ];
  return kinds.map((kind, i) => ({ id: `${vehicle.id}:${String(i + 1)}`, vehicleId: vehicle.id, place: i + 1, kind }));
}
