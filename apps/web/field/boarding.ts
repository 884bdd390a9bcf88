import type { FieldCommand } from '@corridor/domain/devices';
import type { HandoverCondition, HeadCount } from '@corridor/domain/convoys';
import type { ConsentSpeaker, StepKind, TakenOffReason } from '@corridor/domain/evacuations';
import type { AtTheDoor, ConvoyPage } from '../shared/answers';
import { instantIn } from '../shared/time';
import { type BoardingPress, put, type SentMessage } from './sending';

/** A family at a vehicle's door, as the phone shows it: a code, and how many. */
export interface Family {
  readonly caseId: string;
  readonly code: string;
  readonly people: readonly Person[];
}

export interface Person extends AtTheDoor {
  /** What was said of them last, here or elsewhere; null where nothing was. */
  readonly now: StepKind | null;
}

/**
 * The families of the convoy, in the order of their places, as base will see them once it has everything sent from here.
 */
export function familiesOf({ id, boarding = [] }: ConvoyPage, sent: readonly SentMessage[]): Family[] {
  const people = boarding.map((person): Person => ({ ...person, now: stepNow(id, person, sent) }));
  return [...new Set(people.map(({ caseId }) => caseId))].map((caseId) => {
    // The patient first, wherever their place is.
    const own = people
      .filter((person) => person.caseId === caseId)
      .sort((a, b) => Number(a.personKind === 'companion') - Number(b.personKind === 'companion'));
    return { caseId, code: own[0]?.code ?? '', people: own };
  });
}

function stepNow(convoyId: string, { personId, step }: AtTheDoor, sent: readonly SentMessage[]): StepKind | null {
  const own = sent.flatMap(({ about, state, answer }) => {
    // Refused, or put before a person: it does not count as said.
    if (about.kind !== 'boarding' || about.convoyId !== convoyId || state === 'refused') return [];
    if (answer?.heldBecause !== undefined) return [];
    return about.steps
      .filter((each) => each.personId === personId)
      .map(({ kind }) => ({ kind, at: Date.parse(about.occurredAt) }));
  });
  const known = step === null ? [] : [{ kind: step.kind, at: Date.parse(step.occurredAt) }];
  return [...known, ...own].sort((a, b) => a.at - b.at).at(-1)?.kind ?? null;
}

/** How many are aboard by name; null where nobody was boarded by name. */
export function aboardByName(families: readonly Family[]): HeadCount | null {
  const people = families.flatMap((family) => family.people);
  if (people.every(({ now }) => now === null)) return null;
  const aboard = people.filter(({ now }) => now === 'boarded');
  const patients = aboard.filter(({ personKind }) => personKind === 'patient').length;
  return { patients, companions: aboard.length - patients };
}

export interface Consent {
  readonly answer: 'given' | 'declined';
  readonly speaker: ConsentSpeaker;
}

type Ids = readonly string[];

/** All present, but for those who did not come; with what was said about the destination, where somebody asked. */
export function sayBoarded(convoyId: string, family: Family, absent: Ids, consent: Consent | null): void {
  const isDeclined = consent?.answer === 'declined';
  const kindOf = (personId: string): StepKind =>
    isDeclined ? 'declined' : absent.includes(personId) ? 'absent' : 'boarded';
  say(convoyId, family, {
    what: isDeclined ? 'declined' : 'boarded',
    name: 'board_family',
    door: 'boardings/families',
    payload: { absent: isDeclined ? [] : absent, consent: consent?.answer, speaker: consent?.speaker },
    steps: family.people.map(({ personId }) => ({ personId, kind: kindOf(personId) })),
  });
}

/** Those whose code is not on the phone's list: how many, since nobody of them is known here by name. */
export const sayBoardedByCode = (convoyId: string, code: string, people: number, consent: Consent | null): void => {
  const occurredAt = instantIn(0);
  put(
    {
      name: 'board_by_code',
      path: `/api/convoys/${convoyId}/boardings/codes`,
      subject: { kind: 'convoy', id: convoyId },
      occurredAt,
      payload: { code, people, consent: consent?.answer, speaker: consent?.speaker },
    },
    {
      kind: 'boarding',
      convoyId,
      what: consent?.answer === 'declined' ? 'declined' : 'boarded',
      code,
      steps: [],
      occurredAt,
    },
  );
};

export const sayOff = (
  convoyId: string,
  family: Family,
  personIds: Ids,
  reason: TakenOffReason,
  note?: string,
): void => {
  const kind = reason === 'died' ? 'died' : 'taken_off';
  say(convoyId, family, {
    what: 'off',
    name: 'take_off',
    door: 'takings-off',
    payload: { personIds, reason, note },
    steps: personIds.map((personId) => ({ personId, kind })),
  });
};

export const saySplit = (convoyId: string, family: Family, staying: Ids, note?: string): void => {
  say(convoyId, family, {
    what: 'split',
    name: 'report_split',
    door: 'splits',
    payload: { staying, note },
    steps: staying.map((personId) => ({ personId, kind: 'taken_off' })),
  });
};

interface Handover {
  readonly condition: HandoverCondition;
  readonly receivedBy?: string | undefined;
}

export const sayHandedOver = (convoyId: string, family: Family, personIds: Ids, handover: Handover): void => {
  say(convoyId, family, {
    what: 'handed_over',
    name: 'hand_over',
    door: 'handovers',
    payload: { personIds, ...handover },
    steps: personIds.map((personId) => ({ personId, kind: 'handed_over' })),
  });
};

interface Saying {
  readonly what: BoardingPress;
  readonly name: FieldCommand;
  /** The last part of its own route. */
  readonly door: string;
  readonly payload: object;
  readonly steps: readonly { readonly personId: string; readonly kind: StepKind }[];
}

function say(convoyId: string, { caseId, code }: Family, { what, name, door, payload, steps }: Saying): void {
  const occurredAt = instantIn(0);
  put(
    {
      name,
      path: `/api/convoys/${convoyId}/${door}`,
      subject: { kind: 'convoy', id: convoyId },
      occurredAt,
      payload: { caseId, ...payload },
    },
    { kind: 'boarding', convoyId, what, code, steps, occurredAt },
  );
}
