import type { Write } from '../shared/api';
import { textOf } from '../shared/fields';
import { momentOf } from './call-when';

export const boardingWhats = ['boarded', 'declined', 'off', 'split', 'handed_over'] as const;
export type BoardingWhat = (typeof boardingWhats)[number];

interface Chosen {
  readonly what: BoardingWhat;
  readonly caseId: string;
  /** Who of the family is known on this convoy. */
  readonly family: readonly string[];
  /** When it was pressed, by this device's clock. */
  readonly at: number;
}

const doors: Readonly<Record<BoardingWhat, string>> = {
  boarded: 'boardings/families',
  declined: 'boardings/families',
  off: 'takings-off',
  split: 'splits',
  handed_over: 'handovers',
};

/** The same doors as the phone's, with the reporter beside. */
export function boardingRequest(
  convoyId: string,
  { what, caseId, family, at }: Chosen,
  data: FormData,
): Omit<Write, 'key'> {
  const channel = textOf(data, 'channel');
  const saidBy = textOf(data, 'saidBy');
  const ticked = data.getAll('person').map(String);
  const some = ticked.length === 0 ? undefined : ticked;
  const consent = textOf(data, 'consent');
  const details = {
    boarded: {
      absent: some === undefined ? [] : family.filter((id) => !some.includes(id)),
      consent: consent === undefined ? undefined : 'given',
      speaker: consent,
    },
    declined: { consent: 'declined' },
    off: { personIds: some, reason: textOf(data, 'reason') },
    split: { staying: ticked },
    handed_over: {
      personIds: some,
      facilityId: textOf(data, 'facilityId'),
      condition: textOf(data, 'condition'),
      receivedBy: textOf(data, 'receivedBy'),
    },
  } as const satisfies Record<BoardingWhat, object>;
  return {
    path: `/api/convoys/${convoyId}/${doors[what]}`,
    body: {
      caseId,
      ...details[what],
      occurredAt: momentOf(data, at),
      note: textOf(data, 'note'),
      reporter: channel === undefined ? undefined : { channel, saidBy },
    },
  };
}
