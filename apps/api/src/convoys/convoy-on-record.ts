import type { Command } from '@corridor/domain/commands';
import type { ConvoyOnRecord } from '@corridor/domain/convoys';
import { needsOfPassengers, stepsOfPassengers } from '@corridor/storage/convoys/journeys';
import type { Touched } from '@corridor/storage/touched';
import type { Needs, Rows } from '@corridor/storage/working-set';

/** Everything that the rules of the road read of a convoy. */
export const convoyOnRecord = ({ subject: { id } }: Command): Needs => ({
  convoys: { id: [id] },
  convoyLegs: { convoyId: [id] },
  vehicles: { convoyId: [id] },
  convoyAssignments: { convoyId: [id] },
  manifestLines: { convoyId: [id] },
  convoyReports: { convoyId: [id] },
  boardings: { convoyId: [id] },
});

/** The stage that follows: who is, or was, aboard by name. */
export const passengersOnRecord = ({ subject: { id } }: Command, rows: Rows): Needs => needsOfPassengers(rows, id);

/** Refuses with `convoy.unknown` where this operation has none of that id. */
export function recordOfConvoy(rows: Rows, id: string): ConvoyOnRecord {
  return {
    convoy: rows.get('convoys', id, 'convoy'),
    legs: rows.where('convoyLegs', 'convoyId', id).sort((a, b) => a.position - b.position),
    vehicles: rows.where('vehicles', 'convoyId', id),
    lines: rows.where('manifestLines', 'convoyId', id),
    reports: rows.where('convoyReports', 'convoyId', id),
    boardings: stepsOfPassengers(rows, id),
  };
}

/** A report from the road reaches as far as its convoy: its area, and whoever has a task on it. */
export const touchesRoad = (rows: Rows, { subject: { id } }: Command): Exclude<Touched, 'nowhere'> => ({
  enclaveId: rows.get('convoys', id, 'convoy').enclaveId,
  assignedAccountIds: rows
    .where('convoyAssignments', 'convoyId', id)
    .filter(({ endedAt }) => endedAt === null)
    .map(({ accountId }) => accountId),
});
