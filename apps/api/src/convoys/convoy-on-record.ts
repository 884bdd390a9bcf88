import type { Command } from '@corridor/domain/commands';
import type { ConvoyOnRecord } from '@corridor/domain/convoys';
import type { Needs, Rows } from '@corridor/storage/working-set';

/** Everything that the rules of the road read of a convoy. */
export const convoyOnRecord = ({ subject: { id } }: Command): Needs => ({
  convoys: { id: [id] },
  convoyLegs: { convoyId: [id] },
  vehicles: { convoyId: [id] },
  convoyAssignments: { convoyId: [id] },
  manifestLines: { convoyId: [id] },
  convoyReports: { convoyId: [id] },
});

/** Refuses with `convoy.unknown` where this operation has none of that id. */
export function recordOfConvoy(rows: Rows, id: string): ConvoyOnRecord {
  return {
    convoy: rows.get('convoys', id, 'convoy'),
    legs: rows.where('convoyLegs', 'convoyId', id).sort((a, b) => a.position - b.position),
    vehicles: rows.where('vehicles', 'convoyId', id),
    lines: rows.where('manifestLines', 'convoyId', id),
    reports: rows.where('convoyReports', 'convoyId', id),
  };
}
