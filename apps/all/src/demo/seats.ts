import { type PlaceKind, placeKinds, type Vehicle } from '@corridor/domain/convoys';
import type { Mobility } from '@corridor/domain/evacuations';
import type { PutOnManifestDto } from '../../../api/src/convoys/put-on-manifest.dto';
import type { Family } from './request-people';

interface Place {
  readonly vehicleId: string;
  readonly place: number;
  readonly kind: PlaceKind;
}

const placeFor: Readonly<Record<Mobility, PlaceKind>> = {
  ambulatory: 'seat',
  wheelchair_steps: 'seat',
  wheelchair_no_steps: 'wheelchair',
  wheelchair_immobile: 'wheelchair',
  stretcher: 'stretcher',
  unknown: 'seat',
};

/** A place for everyone, in the order of the vehicles. */
export function seatsFor(families: readonly Family[], vehicles: readonly Vehicle[]): readonly PutOnManifestDto[] {
  const free = vehicles.flatMap(placesOf);
  const take = (kind: PlaceKind): Pick<Place, 'vehicleId' | 'place'> => {
    const at = free.findIndex((each) => each.kind === kind);
    const [found] = at < 0 ? [] : free.splice(at, 1);
    if (!found) throw new Error(`the convoy of the demonstration has too few places: ${kind}`);
    return { vehicleId: found.vehicleId, place: found.place };
  };
  return families.flatMap(({ caseId, mobility, companionIds }) => [
    { personKind: 'patient', caseId, ...take(placeFor[mobility]) },
    ...companionIds.map((companionId) => ({ personKind: 'companion' as const, caseId, companionId, ...take('seat') })),
  ]);
}

function placesOf({ id, seats, wheelchairPlaces, stretchers }: Vehicle): Place[] {
  const counts: Readonly<Record<PlaceKind, number>> = {
    seat: seats,
    wheelchair: wheelchairPlaces,
    stretcher: stretchers,
  };
  return placeKinds
    .flatMap((kind) => Array.from({ length: counts[kind] }, () => kind))
    .map((kind, i) => ({ vehicleId: id, place: i + 1, kind }));
}
