import { vehicleKinds } from '@corridor/domain/convoys';
import type { FacilityItem } from '../shared/answers';
import { numberOf, SelectField, TextField, textOf } from '../shared/fields';
import { fromLocalInput } from '../shared/time';
import { t } from './texts';

interface Props {
  /** Names the fields; stays with its row when another row goes. */
  readonly index: number;
  readonly position: number;
  readonly remove: (() => void) | undefined;
}

const name = (group: 'leg' | 'vehicle', index: number, field: string): string => `${group}.${String(index)}.${field}`;

export function LegFields({ index, position, remove, facilities }: Props & { facilities: readonly FacilityItem[] }) {
  const of = (field: string): string => name('leg', index, field);
  return (
    <fieldset class="card stack">
      <legend>{t('convoys.leg', { n: position })}</legend>
      <div class="columns">
        <TextField name={of('fromPlace')} label={t('convoys.from_place')} />
        <TextField name={of('toPlace')} label={t('convoys.to_place')} />
        {facilities.length > 0 && (
          <SelectField
            name={of('toFacilityId')}
            label={t('case.facility_label')}
            isOptional
            blank={t('common.none')}
            options={facilities.map((each) => [each.id, each.name])}
          />
        )}
        <TextField name={of('plannedDepartureAt')} type="datetime-local" label={t('convoys.planned_departure')} />
        <TextField name={of('plannedArrivalAt')} type="datetime-local" label={t('convoys.planned_arrival')} />
        <TextField name={of('graceMinutes')} type="number" min={0} max={720} value={15} label={t('convoys.grace')} />
      </div>
      {remove && (
        <button type="button" onClick={remove}>
          {t('convoys.remove_leg', { n: position })}
        </button>
      )}
    </fieldset>
  );
}

export function legOf(data: FormData, index: number): object {
  const of = (field: string): string => name('leg', index, field);
  return {
    fromPlace: textOf(data, of('fromPlace')),
    toPlace: textOf(data, of('toPlace')),
    toFacilityId: textOf(data, of('toFacilityId')),
    plannedDepartureAt: fromLocalInput(textOf(data, of('plannedDepartureAt')) ?? ''),
    plannedArrivalAt: fromLocalInput(textOf(data, of('plannedArrivalAt')) ?? ''),
    graceMinutes: numberOf(data, of('graceMinutes')),
  };
}

export function VehicleFields({ index, position, remove }: Props) {
  const of = (field: string): string => name('vehicle', index, field);
  return (
    <fieldset class="card stack">
      <legend>{t('convoys.vehicle_n', { n: position })}</legend>
      <div class="columns">
        <TextField name={of('label')} label={t('convoys.label')} />
        <SelectField
          name={of('kind')}
          label={t('convoys.kind')}
          options={vehicleKinds.map((each) => [each, t(`convoy.vehicle.${each}`)])}
        />
        <TextField name={of('seats')} type="number" min={0} max={100} value={0} label={t('convoys.seats')} />
        <TextField
          name={of('wheelchairPlaces')}
          type="number"
          min={0}
          max={20}
          value={0}
          label={t('convoys.wheelchairs')}
        />
        <TextField name={of('stretchers')} type="number" min={0} max={20} value={0} label={t('convoys.stretchers')} />
      </div>
      {remove && (
        <button type="button" onClick={remove}>
          {t('convoys.remove_vehicle', { n: position })}
        </button>
      )}
    </fieldset>
  );
}

export function vehicleOf(data: FormData, index: number): object {
  const of = (field: string): string => name('vehicle', index, field);
  return {
    label: textOf(data, of('label')),
    kind: textOf(data, of('kind')),
    seats: numberOf(data, of('seats')) ?? 0,
    wheelchairPlaces: numberOf(data, of('wheelchairPlaces')) ?? 0,
    stretchers: numberOf(data, of('stretchers')) ?? 0,
  };
}
