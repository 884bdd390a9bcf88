import { clockAhead, type Decision, type Reporter, RuleViolation, type Witness } from '../commands';
import { type Instant, minutesBetween } from '../time';
import type { MedevacCase } from './medevac-case';

/** What a party was asked, or has answered. Silence is the commonest answer, and is never written down: it grows by itself. */
export const clearanceAnswers = ['requested', 'cleared', 'cleared_conditionally', 'denied', 'withdrawn'] as const;
export type ClearanceAnswer = (typeof clearanceAnswers)[number];

/** Conditions of an approval, as far as they can be checked or must be read aloud. */
export const clearanceConditions = [
  'women_and_children_only',
  'no_men_of_fighting_age',
  'no_companions',
  'one_companion',
  'no_surgical_kits',
  'daylight_only',
  'named_route_only',
  'escort_by_party',
  'other',
] as const;
export type ClearanceCondition = (typeof clearanceConditions)[number];

/** One party's standing towards one person. Every one is kept; the last counts. */
export interface Clearance extends Reporter {
  readonly id: string;
  readonly operationId: string;
  readonly partyId: string;
  readonly caseId: string;
  /** The case's id for the patient, the companion's for a companion. */
  readonly personId: string;
  readonly answer: ClearanceAnswer;
  readonly conditions: readonly ClearanceCondition[];
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
  /** When it is said to have been asked, or answered. */
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly noteId: string | null;
}

export interface ClearanceChanges {
  readonly medevacCases: readonly MedevacCase[];
  readonly clearances: readonly Clearance[];
}

export type SaidByParty = Pick<
  Clearance,
  'partyId' | 'answer' | 'conditions' | 'validFrom' | 'validUntil' | 'noteId' | 'channel' | 'saidById'
>;

/** A case in an answer for many, as the person who enters it saw it. */
export interface SeenCase {
  readonly patient: MedevacCase;
  readonly companionIds: readonly string[];
  /** The convoys whose lists hold somebody of it: who watches one hears of it. */
  readonly convoyIds: readonly string[];
  readonly seenVersion: number;
}

export interface ClearanceAnswered {
  readonly people: number;
  /** Cases that changed meanwhile: left out, to be looked at again. */
  readonly conflicts: readonly string[];
}

/**
 * One answer for many (DOMAIN 0.5): it holds for every patient and companion of these cases but the exceptions. A case that
 * moved since it was seen is left out and named. An answer is a report: it is recorded whatever the cases look like.
 */
export function recordClearance(
  operationId: string,
  said: SaidByParty,
  people: {
    readonly cases: readonly SeenCase[];
    readonly except: readonly string[];
    /** An id for each new record, as many as there can be people. */
    readonly ids: readonly string[];
  },
  { now, occurredAt, actorId }: Witness,
): Decision<ClearanceChanges, ClearanceAnswered> {
  const conflicts = people.cases.filter(({ patient, seenVersion }) => patient.version !== seenVersion);
  const taken = people.cases.filter((each) => !conflicts.includes(each));
  const known = new Set(people.cases.flatMap(({ patient, companionIds }) => [patient.id, ...companionIds]));
  // An exception that was mistyped would clear the very person whom the party left out.
  const stranger = people.except.find((each) => !known.has(each));
  if (stranger !== undefined) throw new RuleViolation('clearance.exception_unknown', { id: stranger }, 'invalid');
  const ids = [...people.ids];
  const clearances = taken.flatMap(({ patient, companionIds }) =>
    [patient.id, ...companionIds]
      .filter((personId) => !people.except.includes(personId))
      .map((personId): Clearance => ({
        ...said,
        id: ids.shift() ?? '',
        operationId,
        caseId: patient.id,
        personId,
        at: occurredAt > now ? now : occurredAt,
        recordedAt: now,
        recordedBy: actorId,
      })),
  );
  const touched = taken.filter(({ patient }) => clearances.some(({ caseId }) => caseId === patient.id));
  return {
    changes: {
      medevacCases: touched.map(({ patient }) => ({ ...patient, version: patient.version + 1 })),
      clearances,
    },
    entry: {
      name: said.answer === 'requested' ? 'clearance.requested' : 'clearance.answered',
      body: {
        partyId: said.partyId,
        answer: said.answer,
        conditions: said.conditions,
        validFrom: said.validFrom,
        validUntil: said.validUntil,
        people: clearances.length,
        codes: touched.map(({ patient }) => patient.code),
        channel: said.channel,
        noteId: said.noteId,
        saidById: said.saidById,
      },
      // Not the party: whoever may hear that a case has changed must not hear whose answer it was (DOMAIN 6).
      subjects: touched.flatMap(({ patient, convoyIds }) => [
        { kind: 'case', id: patient.id } as const,
        { kind: 'enclave', id: patient.enclaveId } as const,
        ...convoyIds.map((id) => ({ kind: 'convoy', id }) as const),
      ]),
    },
    openItems: clockAhead(occurredAt, now, { kind: 'party', id: said.partyId }),
    answer: { people: clearances.length, conflicts: conflicts.map(({ patient }) => patient.id) },
  };
}

/** Days of silence after which an unanswered request is called that (DOMAIN 2.3a). A proposal. */
export const SILENT_AFTER_DAYS = 14;

export const clearanceStates = [
  'not_asked',
  'requested',
  'no_response',
  'cleared',
  'not_yet_valid',
  'expired',
  'denied',
  'withdrawn',
] as const;
export type ClearanceState = (typeof clearanceStates)[number];

/** How one party stands towards one person now, and since when. */
export interface PartyStanding {
  readonly partyId: string;
  readonly state: ClearanceState;
  readonly since: Instant | null;
  readonly until: Instant | null;
  /** When base heard of it, or it lapsed: what was answered for before that is another question. */
  readonly knownAt: Instant | null;
  readonly conditions: readonly ClearanceCondition[];
  /** The words said with the last answer, and by whom; sealed. */
  readonly noteId: string | null;
  readonly saidById: string | null;
}

export function standingOf(
  partyId: string,
  personId: string,
  clearances: readonly Clearance[],
  now: Instant,
): PartyStanding {
  const own = clearances.filter((each) => each.partyId === partyId && each.personId === personId);
  // A reminder does not make the silence younger.
  const last = [...own].sort(byAnswering).at(-1);
  if (!last)
    return {
      partyId,
      state: 'not_asked',
      since: null,
      until: null,
      knownAt: null,
      conditions: [],
      noteId: null,
      saidById: null,
    };
  const { answer, conditions, validUntil: until, noteId, saidById } = last;
  if (answer === 'requested') {
    const since = [...own].sort(byAnswering).find((each) => isSameSilence(each, own))?.at ?? last.at;
    const isSilent = minutesBetween(since, now) >= SILENT_AFTER_DAYS * 24 * 60;
    return {
      partyId,
      state: isSilent ? 'no_response' : 'requested',
      since,
      until: null,
      knownAt: since,
      conditions: [],
      noteId,
      saidById,
    };
  }
  const state = stateOf(last, now);
  const knownAt = state === 'expired' ? until : last.recordedAt;
  return { partyId, state, since: last.at, until, knownAt, conditions, noteId, saidById };
}

function stateOf({ answer, validFrom, validUntil }: Clearance, now: Instant): ClearanceState {
  if (answer === 'denied' || answer === 'withdrawn') return answer;
  if (validUntil !== null && validUntil <= now) return 'expired';
  return validFrom !== null && validFrom > now ? 'not_yet_valid' : 'cleared';
}

/** A request after which nothing but requests came. */
const isSameSilence = (request: Clearance, own: readonly Clearance[]): boolean =>
  own.every((each) => each.answer === 'requested' || byAnswering(each, request) < 0);

const byAnswering = (a: Clearance, b: Clearance): number =>
  a.at === b.at
    ? a.recordedAt < b.recordedAt
      ? -1
      : a.recordedAt > b.recordedAt
        ? 1
        : a.id < b.id
          ? -1
          : 1
    : a.at < b.at
      ? -1
      : 1;
