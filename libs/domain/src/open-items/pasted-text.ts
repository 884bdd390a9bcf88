import { type Decision, type Moment, RuleViolation, SYSTEM_ACTOR } from '../commands';
import { type Instant, plusMinutes } from '../time';

/** Minutes for which a pasted text waits for somebody; then it is purged (DOMAIN 0.5). */
export const PASTED_TEXT_WAITS_MINUTES = 24 * 60;

export const pastedTextOutcomes = ['logged', 'not_needed', 'purged'] as const;
export type PastedTextOutcome = (typeof pastedTextOutcomes)[number];

/** Text that somebody pasted and that became no entry yet. Its row outlives it and says what became of it. */
export interface PastedText {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly pastedAt: Instant;
  readonly pastedBy: string;
  readonly purgeAt: Instant;
  /** The text, sealed; null from the moment in which it is settled. */
  readonly sealed: string | null;
  readonly outcome: PastedTextOutcome | null;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
  /** The entry that it became. */
  readonly entrySeq: number | null;
}

interface PastedTextChanges {
  readonly pastedTexts: readonly PastedText[];
}

type Written = { readonly id: string; readonly version: number };

/** Keeps a text until somebody logs it, says that it is not needed, or a day has gone. */
export function keepPastedText(
  operationId: string,
  pasted: Pick<PastedText, 'id' | 'sealed'>,
  { now, actorId }: Moment & { readonly actorId: string },
): Decision<PastedTextChanges, Written & { readonly purgeAt: Instant }> {
  const subject = { kind: 'pasted_text', id: pasted.id } as const;
  const purgeAt = plusMinutes(now, PASTED_TEXT_WAITS_MINUTES);
  const kept: PastedText = {
    ...pasted,
    operationId,
    version: 1,
    pastedAt: now,
    pastedBy: actorId,
    purgeAt,
    outcome: null,
    settledAt: null,
    settledBy: null,
    entrySeq: null,
  };
  return {
    changes: { pastedTexts: [kept] },
    entry: { name: 'pasted_text.kept', body: { pastedTextId: pasted.id, purgeAt }, subjects: [subject] },
    deadlines: [{ kind: 'pasted_text_purge', subject, dueAt: purgeAt }],
    answer: { id: pasted.id, version: 1, purgeAt },
  };
}

/** Somebody logged it (`entrySeq` is the entry that it became) or says that it is not needed. The text goes in both cases. */
export function settlePastedText(
  text: PastedText,
  settlement: { readonly outcome: 'logged' | 'not_needed'; readonly entrySeq: number | null; readonly actorId: string },
  { now }: Moment,
): Decision<PastedTextChanges, Written> {
  return emptied(text, settlement, now);
}

/** Nobody took care of it in time. Refused before its time, and when somebody came first. */
export function purgePastedText(text: PastedText, { now }: Moment): Decision<PastedTextChanges, Written> {
  if (text.purgeAt > now) throw new RuleViolation('pasted_text.not_due', { purgeAt: text.purgeAt });
  return emptied(text, { outcome: 'purged', entrySeq: null, actorId: SYSTEM_ACTOR }, now);
}

function emptied(
  text: PastedText,
  { outcome, entrySeq, actorId }: Pick<PastedText, 'entrySeq'> & { outcome: PastedTextOutcome; actorId: string },
  now: Instant,
): Decision<PastedTextChanges, Written> {
  if (text.outcome !== null) throw new RuleViolation('pasted_text.already_settled', { outcome: text.outcome });
  const subject = { kind: 'pasted_text', id: text.id } as const;
  const version = text.version + 1;
  return {
    changes: {
      pastedTexts: [{ ...text, version, sealed: null, outcome, settledAt: now, settledBy: actorId, entrySeq }],
    },
    entry: {
      name: outcome === 'purged' ? 'pasted_text.purged' : 'pasted_text.settled',
      body: { pastedTextId: text.id, outcome, entrySeq, pastedAt: text.pastedAt, pastedBy: text.pastedBy },
      subjects: [subject, { kind: 'account', id: text.pastedBy }],
    },
    deadlines: [{ kind: 'pasted_text_purge', subject, dueAt: null }],
    answer: { id: text.id, version },
  };
}
