import type { ConvoyWord, VehicleKind } from '@corridor/domain/convoys';
import type { HeadCountDto, LegReportDto, StopReportDto } from '../../../api/src/convoys/report-on-convoy.dto';

/** When base hears it, the word, when it is said to have happened, and what was said beside it. Times of day are invented. */
export type Said = readonly [
  heardAt: string,
  word: ConvoyWord,
  happenedAt: string,
  beside: Partial<HeadCountDto & LegReportDto & StopReportDto>,
];

export interface Vehicles {
  readonly label: string;
  readonly kind: VehicleKind;
  readonly seats: number;
  readonly wheelchairPlaces: number;
  readonly stretchers: number;
}

const ambulance = (n: number): Vehicles => ({
  label: `Alpha ${String(n)}`,
  kind: 'ambulance',
  seats: 2,
  wheelchairPlaces: 0,
  stretchers: 2,
});

export const small: readonly Vehicles[] = [
  ambulance(1),
  ambulance(2),
  { label: 'Bravo 1', kind: 'minibus', seats: 14, wheelchairPlaces: 1, stretchers: 0 },
];

export const large: readonly Vehicles[] = [
  ambulance(1),
  ambulance(2),
  ambulance(3),
  { label: 'Bravo 2', kind: 'bus', seats: 42, wheelchairPlaces: 2, stretchers: 0 },
];

export const roadOfThe26th: readonly Said[] = [
  ['17:44', 'head_count', '17:38', { patients: 4, companions: 8 }],
  ['17:45', 'left', '17:40', { leg: 1 }],
  ['18:24', 'arrived', '18:21', { leg: 1 }],
  ['18:53', 'left', '18:52', { leg: 2 }],
  ['19:31', 'arrived', '19:29', { leg: 2 }],
];

export const roadOfThe27th: readonly Said[] = [
  ['17:52', 'head_count', '17:49', { patients: 12, companions: 23 }],
  ['17:53', 'left', '17:51', { leg: 1 }],
  ['18:35', 'arrived', '18:33', { leg: 1 }],
  ['19:02', 'left', '19:00', { leg: 2 }],
  ['19:12', 'stopped', '19:11', { reason: 'held_by', nextNewsBy: '2017-12-27T19:40:00+02:00' }],
  ['19:36', 'moving', '19:34', {}],
  ['20:04', 'arrived', '20:02', { leg: 2 }],
];

/** On the way with 35 minutes planned and a quarter of an hour of grace: news is due at 19:42. */
export const roadOfThe28th: readonly Said[] = [
  ['17:41', 'head_count', '17:36', { patients: 13, companions: 25 }],
  ['17:42', 'left', '17:39', { leg: 1 }],
  ['18:22', 'arrived', '18:20', { leg: 1 }],
  ['18:53', 'left', '18:52', { leg: 2 }],
];
