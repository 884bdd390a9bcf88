import { signal } from '@preact/signals';
import type { IconName } from '../shared/icon';
import type { t } from './texts';

/** Whether the phone's holder is on exactly one movement that is not over: then its screen shows that and nothing else. */
export const isOnOneConvoy = signal(false);

interface Room {
  readonly path: string;
  readonly label: Parameters<typeof t>[0];
  readonly icon: IconName;
}

/** A new patient is the largest thing on the first screen of who is in a facility, and one tap further for everyone else. */
export const newPatient: Room = { path: 'patient', label: 'field.new_patient', icon: 'patient' };

/** The doors of the phone beside its first screen. */
export const rooms: readonly Room[] = [
  { path: 'patients', label: 'field.my_patients', icon: 'waiting' },
  { path: 'incident', label: 'field.incident', icon: 'incident' },
];
