import type { PlaceKind } from '@corridor/domain/convoys';
import type { ConvoyPage } from '../shared/answers';
import { t } from './texts';

export interface Place {
  readonly vehicleId: string;
  readonly vehicleLabel: string;
  readonly place: number;
  readonly kind: PlaceKind;
}

/** Every place of a convoy, numbered as the domain numbers them: seats first, then wheelchair places, then stretchers. */
export const placesOf = (vehicles: ConvoyPage['vehicles']): readonly Place[] =>
  vehicles.flatMap(({ id, label, seats, wheelchairPlaces, stretchers }) =>
    Array.from({ length: seats + wheelchairPlaces + stretchers }, (_, i) => ({
      vehicleId: id,
      vehicleLabel: label,
      place: i + 1,
      kind:
        i < seats ? ('seat' as const) : i < seats + wheelchairPlaces ? ('wheelchair' as const) : ('stretcher' as const),
    })),
  );

export const placeSaying = ({ kind, place }: Place): string =>
  t('convoys.place_n', { kind: t(`convoy.place.${kind}`), n: place });
