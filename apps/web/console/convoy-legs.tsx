import type { ConvoyPage } from '../shared/answers';
import { Code, Name } from '../shared/code';
import { moment } from '../shared/time';
import { Table } from './table';
import { t } from './texts';

type Leg = ConvoyPage['legs'][number];
type Vehicle = ConvoyPage['vehicles'][number];

const reported = (at: string | null) =>
  at === null ? <span class="quiet">{t('convoys.not_recorded')}</span> : moment(at);

export const ConvoyLegs = ({ convoy }: { convoy: ConvoyPage }) => (
  <Table<Leg>
    caption={t('convoys.legs')}
    rows={convoy.legs}
    rowKey={({ id }) => id}
    empty={t('common.none')}
    columns={[
      { label: t('history.seq'), cell: ({ position }) => position, isNumber: true },
      { label: t('convoys.from_place'), cell: ({ fromPlace }) => <Name>{fromPlace}</Name> },
      { label: t('convoys.to_place'), cell: ({ toPlace }) => <Name>{toPlace}</Name> },
      { label: t('convoys.planned_departure'), cell: ({ plannedDepartureAt }) => moment(plannedDepartureAt) },
      { label: t('convoys.departed'), cell: ({ departedAt }) => reported(departedAt) },
      { label: t('convoys.planned_arrival'), cell: ({ plannedArrivalAt }) => moment(plannedArrivalAt) },
      { label: t('convoys.arrived'), cell: ({ arrivedAt }) => reported(arrivedAt) },
      { label: t('convoys.grace'), cell: ({ graceMinutes }) => graceMinutes, isNumber: true },
    ]}
  />
);

export const ConvoyVehicles = ({ convoy }: { convoy: ConvoyPage }) => (
  <Table<Vehicle>
    caption={t('convoys.vehicles')}
    rows={convoy.vehicles}
    rowKey={({ id }) => id}
    empty={t('common.none')}
    columns={[
      { label: t('convoys.label'), cell: ({ label }) => <Code>{label}</Code> },
      { label: t('convoys.kind'), cell: ({ kind }) => t(`convoy.vehicle.${kind}`) },
      { label: t('convoys.seats'), cell: ({ seats }) => seats, isNumber: true },
      { label: t('convoys.wheelchairs'), cell: ({ wheelchairPlaces }) => wheelchairPlaces, isNumber: true },
      { label: t('convoys.stretchers'), cell: ({ stretchers }) => stretchers, isNumber: true },
    ]}
  />
);
