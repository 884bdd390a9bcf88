import { clockAhead, type Decision, type Reporter, type Witness } from '../commands';
import { earlierOf, type Instant } from '../time';
import { type ConsentSpeaker, likelySpeaker } from './consent';
import { about, type ManyAnswered, type Seen, split } from './many';
import type { CaseAnswer, MedevacCase } from './medevac-case';

/** With whom what is known of a patient may be shared: a party, or a hospital. */
export const sharingKinds = ['party', 'facility'] as const;
export type SharingKind = (typeof sharingKinds)[number];

/** `asked`: the question was put, and there is no answer yet. */
export const sharingAnswers = ['asked', 'given', 'declined', 'withdrawn'] as const;
export type SharingAnswer = (typeof sharingAnswers)[number];

/** A spoken answer is one; who else heard it is its witness (DOMAIN 6). */
export const sharingForms = ['written', 'spoken'] as const;
export type SharingForm = (typeof sharingForms)[number];

/** What a patient said about being named to one party or hospital. Every one is kept; the last answer counts. */
export interface SharingConsent extends Reporter {
  readonly id: string;
  readonly operationId: string;
  readonly caseId: string;
  readonly withKind: SharingKind;
  readonly withId: string;
  readonly answer: SharingAnswer;
  readonly speaker: ConsentSpeaker;
  readonly form: SharingForm;
  /** Who heard a spoken answer; sealed. Null where nobody was named, which is said with the answer. */
  readonly witnessId: string | null;
  readonly takenAt: Instant;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly noteId: string | null;
}

export type NewSharing = Omit<SharingConsent, 'operationId' | 'caseId' | 'takenAt' | 'recordedAt' | 'recordedBy'>;

export interface SharingChanges {
  readonly medevacCases: readonly MedevacCase[];
  readonly sharingConsents: readonly SharingConsent[];
}

/** Records what was said about sharing with one party or hospital. A report: never refused, and it moves no case. */
export function recordSharing(
  patient: MedevacCase,
  said: NewSharing,
  { now, occurredAt, actorId }: Witness,
): Decision<SharingChanges, CaseAnswer> {
  const next = { ...patient, version: patient.version + 1 };
  const consent: SharingConsent = {
    ...said,
    operationId: patient.operationId,
    caseId: patient.id,
    // A claim from the future must not outlast what is said until then.
    takenAt: earlierOf(occurredAt, now),
    recordedAt: now,
    recordedBy: actorId,
  };
  const { id, withKind, withId, answer, speaker, form, channel, witnessId, noteId, saidById } = said;
  return {
    changes: { medevacCases: [next], sharingConsents: [consent] },
    entry: {
      name: 'evacuation.sharing_recorded',
      body: {
        ...{ code: patient.code, consentId: id, withKind, withId, answer, speaker, form },
        ...{ channel, witnessId, noteId, saidById },
      },
      // Not the party: whoever may hear that a case has changed must not hear whom it is about (DOMAIN 6).
      subjects: about([patient]),
    },
    openItems: clockAhead(occurredAt, now, { kind: 'case', id: patient.id }),
    answer: { id: next.id, version: next.version, status: next.status },
  };
}

export interface SeenSharing extends Seen {
  /** An id for the new record. */
  readonly consentId: string;
}

export type SharingOfMany = Pick<NewSharing, 'withKind' | 'withId' | 'answer' | 'form'> & {
  readonly speaker: ConsentSpeaker | null;
};

/** What many said about sharing with one party or hospital: a case that moved since it was seen is left out and named. */
export function recordSharingOfMany(
  operationId: string,
  { withKind, withId, answer, form, speaker }: SharingOfMany,
  seen: readonly SeenSharing[],
  witness: Witness,
): Decision<SharingChanges, ManyAnswered> {
  const { taken, conflicts } = split(seen);
  const decided = taken.map(({ patient, consentId }) =>
    recordSharing(
      patient,
      {
        ...{ id: consentId, withKind, withId, answer, form, speaker: speaker ?? likelySpeaker(patient) },
        ...{ witnessId: null, noteId: null, channel: null, saidById: null },
      },
      witness,
    ),
  );
  const patients = taken.map(({ patient }) => patient);
  return {
    changes: {
      medevacCases: decided.flatMap(({ changes }) => changes.medevacCases),
      sharingConsents: decided.flatMap(({ changes }) => changes.sharingConsents),
    },
    entry: {
      name: 'evacuation.sharing_recorded',
      body: { withKind, withId, answer, form, codes: patients.map(({ code }) => code) },
      subjects: about(patients),
    },
    openItems: clockAhead(witness.occurredAt, witness.now, { kind: 'operation', id: operationId }),
    answer: { cases: patients.length, conflicts },
  };
}

export const sharingStates = ['never_asked', ...sharingAnswers] as const;
/** How a patient stands towards being named to somebody. */
export type SharingState = (typeof sharingStates)[number];

/** What decides it: the last answer. To be asked once more takes no answer back. */
export function standingSharing<
  Said extends Pick<SharingConsent, 'withKind' | 'withId' | 'answer' | 'takenAt' | 'recordedAt'>,
>(
  consents: readonly Said[],
  withKind: SharingKind,
  withId: string,
): { readonly state: SharingState; readonly said: Said | null } {
  const own = consents.filter((each) => each.withKind === withKind && each.withId === withId).sort(byTaking);
  const said = own.filter(({ answer }) => answer !== 'asked').at(-1) ?? own.at(-1);
  return said ? { state: said.answer, said } : { state: 'never_asked', said: null };
}

/** A *no*, or a *yes* that was taken back. */
export const refusesSharing = (state: SharingState): boolean => state === 'declined' || state === 'withdrawn';

type Taken = Pick<SharingConsent, 'takenAt' | 'recordedAt'>;
const byTaking = (a: Taken, b: Taken): number =>
  a.takenAt === b.takenAt ? (a.recordedAt < b.recordedAt ? -1 : 1) : a.takenAt < b.takenAt ? -1 : 1;
