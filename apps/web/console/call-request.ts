import type { ReportChannel } from '@corridor/domain/commands';
import { type ConvoyWord, otherPeople } from '@corridor/domain/convoys';
import type { Write } from '../shared/api';
import { numberOf, textOf } from '../shared/fields';
import { fromLocalInput } from '../shared/time';
import type { CallAbout } from './log-call';
import { outcomeOf } from './outcome-fields';

export interface Told {
  readonly about: CallAbout | null;
  readonly what: 'note' | 'died' | 'outcome' | ConvoyWord;
  readonly channel: ReportChannel;
  readonly saidBy: string | undefined;
  readonly note: string | undefined;
  readonly occurredAt: string;
}

const doors: Readonly<Record<ConvoyWord, string>> = {
  left: 'departures',
  stopped: 'stops',
  moving: 'movements',
  arrived: 'arrivals',
  problem: 'problems',
  head_count: 'head-counts',
  others: 'boardings/others',
};

/** The same doors as the phone's, with the reporter beside; what is no command is kept as a call. */
export function callRequest(
  { about, what, channel, saidBy, note, occurredAt }: Told,
  data: FormData,
): Omit<Write, 'key'> {
  const said = { occurredAt, reporter: { channel, saidBy }, note };
  if (about === null || what === 'note') return { path: '/api/calls', body: { ...said, about: about ?? undefined } };
  if (what === 'died') return { path: `/api/evacuations/${about.id}/deaths`, body: said };
  if (what === 'outcome')
    return { path: `/api/evacuations/${about.id}/outcomes`, body: { ...said, ...outcomeOf(data) } };
  const nextNews = textOf(data, 'nextNewsBy');
  return {
    path: `/api/convoys/${about.id}/${doors[what]}`,
    body: {
      ...said,
      leg: numberOf(data, 'leg'),
      reason: textOf(data, 'reason'),
      nextNewsBy: nextNews === undefined ? undefined : fromLocalInput(nextNews),
      patients: numberOf(data, 'patients'),
      companions: numberOf(data, 'companions'),
      ...Object.fromEntries(otherPeople.map((each) => [each, numberOf(data, each)])),
    },
  };
}
