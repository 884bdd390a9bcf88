import { type Companion, isChild, type MedevacCase } from '../evacuations';
import type { ManifestLine, VehiclePlace } from './convoy';
import { placesFor } from './manifest';

/** What a draft would do to a family. A wish is shown and stops nobody; without who cares for them nobody is frozen. */
export const familyWarnings = [
  'would_travel_alone',
  'carer_left_out',
  'carer_in_another_vehicle',
  'relatives_left_out',
] as const;
export type FamilyWarning = (typeof familyWarnings)[number];

type Member = Pick<Companion, 'id' | 'isCarer'>;
type Line = Pick<ManifestLine, 'personId' | 'vehicleId' | 'removedAt'>;

/** What the list would do to this family, the gravest first; nothing where its patient is not on it. */
export function warningsOf(
  patient: Pick<MedevacCase, 'id' | 'ageBand'>,
  /** The patient's. */
  companions: readonly Member[],
  lines: readonly Line[],
): readonly FamilyWarning[] {
  const standing = lines.filter(({ removedAt }) => removedAt === null);
  const lineOf = (personId: string): Line | undefined => standing.find((each) => each.personId === personId);
  const own = lineOf(patient.id);
  if (!own) return [];
  const carers = companions.filter(({ isCarer }) => isCarer);
  const found: Readonly<Record<FamilyWarning, boolean>> = {
    would_travel_alone: isChild(patient) && !companions.some(({ id }) => lineOf(id)),
    carer_left_out: carers.some(({ id }) => !lineOf(id)),
    carer_in_another_vehicle: carers.some(({ id }) => {
      const line = lineOf(id);
      return line !== undefined && line.vehicleId !== own.vehicleId;
    }),
    relatives_left_out: companions.some(({ id, isCarer }) => !isCarer && !lineOf(id)),
  };
  return familyWarnings.filter((each) => found[each]);
}

export interface SeatOfPerson {
  readonly personId: string;
  readonly vehicleId: string;
  readonly place: number;
}

type Free = Pick<VehiclePlace, 'vehicleId' | 'place' | 'kind'>;

/**
 * A free place for a patient and each who goes along and finds one, or null where the patient finds none. The patient
 * first, in the plainest place that suits; the family as near as there is room: in the same vehicle, else anywhere.
 */
export function seatsForFamily(
  patient: Pick<MedevacCase, 'id' | 'mobility'>,
  companionIds: readonly string[],
  free: readonly Free[],
): readonly SeatOfPerson[] | null {
  let left = [...free].sort(byPlace);
  const take = (personId: string, mobility: MedevacCase['mobility'], near?: string): SeatOfPerson | undefined => {
    const kinds = placesFor('patient', mobility);
    const suited = kinds.flatMap((kind) => left.filter((each) => each.kind === kind));
    const found = suited.find(({ vehicleId }) => vehicleId === near) ?? suited[0];
    if (!found) return undefined;
    left = left.filter((each) => each !== found);
    return { personId, vehicleId: found.vehicleId, place: found.place };
  };
  const own = take(patient.id, patient.mobility);
  if (!own) return null;
  return [own, ...companionIds.map((id) => take(id, 'unknown', own.vehicleId))].filter((each) => each !== undefined);
}

const byPlace = (a: Free, b: Free): number =>
  a.vehicleId === b.vehicleId ? a.place - b.place : a.vehicleId < b.vehicleId ? -1 : 1;
