import { clockAhead, discrepancy, type Decision, type OpenItemDraft, type Reporter, type Witness } from '../commands';
import {
  type CaseOnRecord,
  type Companion,
  type Consent,
  type ConsentSpeaker,
  type DeathReport,
  type OutcomeReport,
  type Destination,
  likelySpeaker,
  type MedevacCase,
  recordConsent,
  reportDeath,
  reportOutcome,
  standingDestination,
} from '../evacuations';
import type { Instant } from '../time';
import { type Convoy, type ManifestLine, subjectsOf } from './convoy';

/** What a family says the night before a movement (DOMAIN 0.5). */
export const callOutcomes = [
  'coming',
  'coming_without_companion',
  'declines',
  'no_answer',
  'already_left',
  'reported_died',
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

export const declineReasons = ['destination_fear', 'family_separation', 'health', 'other'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** One call to one family before one convoy. Every one is kept; the last one made counts. */
export interface CallRoundCall extends Reporter {
  readonly id: string;
  readonly operationId: string;
  readonly convoyId: string;
  readonly caseId: string;
  readonly outcome: CallOutcome;
  readonly reason: DeclineReason | null;
  /** Companions who stay behind. */
  readonly withoutIds: readonly string[];
  /** Which try it was to reach the family before this convoy, from 1. */
  readonly tries: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  readonly noteId: string | null;
}

export type NewCall = Pick<
  CallRoundCall,
  'id' | 'outcome' | 'reason' | 'withoutIds' | 'noteId' | 'channel' | 'saidById'
> & {
  /** Who spoke for the patient; null: whoever is likely to. */
  readonly speaker: ConsentSpeaker | null;
};

/** A family as a call finds it. */
export interface CalledFamily extends CaseOnRecord {
  readonly convoy: Convoy;
  /** The family's lines on that convoy. */
  readonly ownLines: readonly ManifestLine[];
  readonly companions: readonly Companion[];
  readonly destinations: readonly Destination[];
  /** Earlier calls to the family before that convoy. */
  readonly calls: readonly CallRoundCall[];
  /** The convoys whose frozen lists hold somebody of it. */
  readonly heldBy: readonly string[];
}

interface Effects {
  readonly medevacCases: readonly MedevacCase[];
  readonly consents?: readonly Consent[];
  readonly deathReports?: readonly DeathReport[];
  readonly outcomeReports?: readonly OutcomeReport[];
}

export interface CallChanges extends Effects {
  readonly callRoundCalls: readonly CallRoundCall[];
  readonly convoys: readonly Convoy[];
  readonly manifestLines: readonly ManifestLine[];
}

export interface CallAnswer {
  readonly id: string;
  readonly tries: number;
  /** Places of the draft that are free again. */
  readonly freed: number;
}

/**
 * Records what a family said, and what follows from it: *coming* renews consent to where the patient goes, *declines*
 * closes it, *already left* and *reported died* are what they are anywhere else. Who does not come is taken off a draft;
 * of a frozen list nobody is taken, and a person is asked. Never refused (DOMAIN 0.1).
 */
export function recordCall(family: CalledFamily, said: NewCall, witness: Witness): Decision<CallChanges, CallAnswer> {
  const { convoy, patient } = family;
  const { speaker: _speaker, ...words } = said;
  const occurredAt = witness.occurredAt > witness.now ? witness.now : witness.occurredAt;
  const call: CallRoundCall = {
    ...words,
    operationId: convoy.operationId,
    convoyId: convoy.id,
    caseId: patient.id,
    tries: family.calls.length + 1,
    occurredAt,
    recordedAt: witness.now,
    recordedBy: witness.actorId,
  };
  const effects = effectsOf(family, said, witness);
  // A call that is entered late says what was said then, and moves nobody who has said something else since.
  const isLast = lastCall([...family.calls, call]) === call;
  const lines = isLast ? comingOff(family, said) : [];
  const off = isDraft(convoy) ? lines : [];
  const next = { ...convoy, version: convoy.version + 1 };
  return {
    changes: {
      ...effects.changes,
      callRoundCalls: [call],
      convoys: off.length > 0 ? [next] : [],
      manifestLines: off.map((line) => ({ ...line, removedAt: witness.now })),
    },
    entry: {
      name:
        isComing(said.outcome) || said.outcome === 'no_answer' ? 'convoy.family_called' : 'convoy.family_not_coming',
      body: {
        reference: convoy.reference,
        code: patient.code,
        callId: said.id,
        outcome: said.outcome,
        reason: said.reason,
        tries: call.tries,
        removed: off.length,
        channel: said.channel,
        noteId: said.noteId,
        saidById: said.saidById,
        ...effects.body,
      },
      subjects: [
        ...subjectsOf(convoy),
        { kind: 'case', id: patient.id },
        { kind: 'enclave', id: patient.enclaveId },
        ...family.heldBy.map((id) => ({ kind: 'convoy', id }) as const),
      ],
    },
    deadlines: effects.deadlines,
    openItems: [...(effects.openItems ?? clocksAhead(patient, witness)), ...misfits(family, said, lines)],
    answer: { id: said.id, tries: call.tries, freed: off.length },
  };
}

/** A list that people still change: once they are on the road, a word about yesterday takes nobody off it. */
const isDraft = ({ manifestStatus, status }: Convoy): boolean => manifestStatus === 'draft' && status === 'planned';

const isComing = (outcome: CallOutcome): boolean => outcome === 'coming' || outcome === 'coming_without_companion';

const clocksAhead = ({ id }: MedevacCase, { occurredAt, now }: Witness): readonly OpenItemDraft[] =>
  clockAhead(occurredAt, now, { kind: 'case', id });

/** What the same words do when they are said anywhere else, without an entry of their own. */
function effectsOf(
  family: CalledFamily,
  said: NewCall,
  witness: Witness,
): Pick<Decision<Effects, unknown>, 'changes' | 'deadlines' | 'openItems'> & {
  readonly body: Readonly<Record<string, string | null>>;
} {
  const { patient, heldBy } = family;
  const { id, noteId, channel, saidById } = said;
  const words = { id, noteId, channel, saidById };
  switch (said.outcome) {
    case 'coming':
    case 'coming_without_companion':
    case 'declines': {
      const destination = standingDestination(family.destinations, patient.id);
      // Where nobody has settled where to, there is nothing to agree to.
      if (!destination) return { changes: { medevacCases: [] }, body: {} };
      const { facilityId } = destination;
      const answer = isComing(said.outcome) ? 'given' : 'declined';
      const speaker = said.speaker ?? likelySpeaker(patient);
      const { changes, openItems } = recordConsent(patient, { ...words, facilityId, answer, speaker }, witness, heldBy);
      return { changes, openItems, body: { facilityId, answer, speaker } };
    }
    case 'already_left': {
      const left = { outcome: 'left_by_other_means', followUpDueAt: null, ...words } as const;
      const { changes, deadlines, openItems } = reportOutcome(family, left, witness, heldBy);
      return { changes, deadlines, openItems, body: { status: changes.medevacCases[0]?.status ?? null } };
    }
    case 'reported_died': {
      const { changes, openItems, deadlines } = reportDeath(family, words, witness);
      return { changes, openItems, deadlines, body: { status: changes.medevacCases[0]?.status ?? null } };
    }
    case 'no_answer':
      return { changes: { medevacCases: [] }, body: {} };
    default:
      return said.outcome satisfies never;
  }
}

/** The family's lines whose people do not come. A death is reported until a call back confirms it: its line stays (DOMAIN 0.1). */
function comingOff({ ownLines }: CalledFamily, { outcome, withoutIds }: NewCall): readonly ManifestLine[] {
  const standing = ownLines.filter(({ removedAt, travelled }) => removedAt === null && travelled === null);
  if (outcome === 'declines' || outcome === 'already_left') return standing;
  return outcome === 'coming_without_companion' ? standing.filter(({ personId }) => withoutIds.includes(personId)) : [];
}

/** What of it does not fit the list. */
function misfits(
  { convoy, patient, ownLines }: CalledFamily,
  { outcome }: NewCall,
  lines: readonly ManifestLine[],
): readonly OpenItemDraft[] {
  const subject = { kind: 'case', id: patient.id } as const;
  const isListed = ownLines.some(({ personId, removedAt }) => personId === patient.id && removedAt === null);
  const isOver = convoy.cancelledAt !== null || convoy.allClearAt !== null;
  if (isComing(outcome) && (!isListed || isOver)) return [discrepancy('called_without_place', subject, { outcome })];
  return lines.length > 0 && !isDraft(convoy) && !isOver
    ? [discrepancy('called_after_freeze', subject, { outcome })]
    : [];
}

/** The one that counts: the last that was made, whenever it was entered. */
export const lastCall = <Call extends Pick<CallRoundCall, 'occurredAt' | 'recordedAt' | 'tries'>>(
  calls: readonly Call[],
): Call | undefined =>
  [...calls]
    .sort((a, b) => (a.occurredAt === b.occurredAt ? a.tries - b.tries : a.occurredAt < b.occurredAt ? -1 : 1))
    .at(-1);
