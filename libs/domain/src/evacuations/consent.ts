import { clockAhead, type Decision, type Reporter, type Witness } from '../commands';
import { type Instant, plusMinutes } from '../time';
import { type CaseAnswer, isChild, type MedevacCase } from './medevac-case';

export const consentAnswers = ['given', 'declined', 'withdrawn'] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];

/** Who spoke for the patient. *No guardian, life at risk* is a valid reason (DOMAIN 0.2). */
export const consentSpeakers = ['patient', 'guardian', 'no_guardian_life_at_risk'] as const;
export type ConsentSpeaker = (typeof consentSpeakers)[number];

/** Who speaks for them where nobody says so: a guardian's word covers a child (DOMAIN 0.2). */
export const likelySpeaker = (patient: Pick<MedevacCase, 'ageBand'>): ConsentSpeaker =>
  isChild(patient) ? 'guardian' : 'patient';

/** What a patient said about travelling to one destination. Every answer is kept; the last one about it counts. */
export interface Consent extends Reporter {
  readonly id: string;
  readonly operationId: string;
  readonly caseId: string;
  /** The hospital; null where it is decided on arrival. */
  readonly facilityId: string | null;
  readonly answer: ConsentAnswer;
  readonly speaker: ConsentSpeaker;
  readonly takenAt: Instant;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  /** Until when a freeze may rest on it; it is taken again at boarding in any case. */
  readonly validUntil: Instant;
  readonly noteId: string | null;
}

export type NewConsent = Pick<Consent, 'id' | 'facilityId' | 'answer' | 'speaker' | 'noteId' | 'channel' | 'saidById'>;

/** A fortnight: longer, and nobody remembers what they agreed to. A proposal. */
export const CONSENT_VALID_MINUTES = 14 * 24 * 60;

export interface ConsentChanges {
  readonly medevacCases: readonly MedevacCase[];
  readonly consents: readonly Consent[];
}

/** What was said, as it is kept. */
export const consentOf = (
  { id, operationId }: Pick<MedevacCase, 'id' | 'operationId'>,
  said: NewConsent,
  { now, occurredAt, actorId }: Witness,
): Consent => ({
  ...said,
  operationId,
  caseId: id,
  // A claim from the future must not outlast what is said until then: it is asked about, and counts from now.
  takenAt: occurredAt > now ? now : occurredAt,
  recordedAt: now,
  recordedBy: actorId,
  validUntil: plusMinutes(occurredAt > now ? now : occurredAt, CONSENT_VALID_MINUTES),
});

/**
 * Records what was said. Declining a destination closes consent for it and leaves the case where it stands (DOMAIN 0.11): it
 * is a report, and never refused.
 */
export function recordConsent(
  patient: MedevacCase,
  said: NewConsent,
  witness: Witness,
  /** The convoys whose lists hold the patient: who watches one hears of it. */
  convoyIds: readonly string[] = [],
): Decision<ConsentChanges, CaseAnswer> {
  const { now, occurredAt } = witness;
  const consent = consentOf(patient, said, witness);
  const next = { ...patient, version: patient.version + 1 };
  return {
    changes: { medevacCases: [next], consents: [consent] },
    entry: {
      name: 'evacuation.consent_recorded',
      body: {
        code: patient.code,
        consentId: said.id,
        facilityId: said.facilityId,
        answer: said.answer,
        speaker: said.speaker,
        channel: said.channel,
        noteId: said.noteId,
        saidById: said.saidById,
      },
      subjects: [
        { kind: 'case', id: patient.id },
        { kind: 'enclave', id: patient.enclaveId },
        ...convoyIds.map((id) => ({ kind: 'convoy', id }) as const),
      ],
    },
    openItems: clockAhead(occurredAt, now, { kind: 'case', id: patient.id }),
    answer: { id: next.id, version: next.version, status: next.status },
  };
}

/** The last answer about that destination; undefined where nobody asked. */
export const standingConsent = (consents: readonly Consent[], facilityId: string | null): Consent | undefined =>
  [...consents]
    .sort(byTaking)
    .filter((each) => each.facilityId === facilityId)
    .at(-1);

/** What they said last, about whatever destination. */
export const lastConsent = (consents: readonly Consent[]): Consent | undefined => [...consents].sort(byTaking).at(-1);

const byTaking = (a: Consent, b: Consent): number =>
  a.takenAt === b.takenAt ? (a.recordedAt < b.recordedAt ? -1 : 1) : a.takenAt < b.takenAt ? -1 : 1;
