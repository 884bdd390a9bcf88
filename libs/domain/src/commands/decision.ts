import type { EntryDraft, Subject } from '../audit';
import { type Instant, plusMinutes } from '../time';

export const deadlineKinds = [
  'convoy_overdue',
  'pasted_text_purge',
  'identity_retention',
  'follow_up',
  'held_command_purge',
  'list_copy_purge',
  'import_purge',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** One clock a kind and subject: a new moment moves it, null stops it. */
export interface DeadlineChange {
  readonly kind: DeadlineKind;
  readonly subject: Subject;
  readonly dueAt: Instant | null;
}

export const openItemKinds = [
  'discrepancy',
  'conflict',
  'quarantine',
  'countersign',
  'missing',
  'waiting_for_subject',
  'protection',
  'follow_up',
] as const;
export type OpenItemKind = (typeof openItemKinds)[number];

/** What did not fit in a report, or must be confirmed by a call back (DOMAIN 0.1): only a person can settle it. */
export const discrepancyCodes = [
  'over_capacity',
  'step_skipped',
  'already_reported',
  'after_all_clear',
  'after_cancellation',
  'convoy_not_released',
  'clock_ahead',
  'head_count_differs',
  'vehicle_count_differs',
  'others_count_differs',
  'unknown_leg',
  'unknown_area',
  'code_taken',
  'death_unconfirmed',
  'signature_awaited',
  'glass_broken',
  'command_held',
  'p1_unseconded',
  'override_made',
  'would_travel_alone',
  'released_with_closed_gate',
  'called_after_freeze',
  'called_without_place',
  'manifest_amended',
  'not_on_list',
  'code_unknown',
  'boarded_with_closed_gate',
  'person_taken_off',
  'family_split',
  'companion_died',
  'person_detained',
  'person_missing',
  'maybe_duplicate',
  'reported_of_merged',
  'return_not_voluntary',
  'follow_up_due',
] as const;
export type DiscrepancyCode = (typeof discrepancyCodes)[number];

export type OpenItemDetails = Readonly<Record<string, string | number | boolean | null>>;

/** Something that waits for a person, as a rule raises it; base adds id, entry and moment. */
export interface OpenItemDraft {
  readonly kind: OpenItemKind;
  readonly code: DiscrepancyCode;
  readonly subject: Subject;
  readonly details: OpenItemDetails;
  /** By when somebody should have looked; left out where no clock runs. */
  readonly dueAt?: Instant;
}

export function discrepancy(code: DiscrepancyCode, subject: Subject, details: OpenItemDetails = {}): OpenItemDraft {
  return { kind: 'discrepancy', code, subject, details };
}

/** Minutes by which a reporter's clock may run ahead before a person is asked to look. */
export const CLOCK_TOLERANCE_MINUTES = 10;

/** The open item for a claim from the future, or none. */
export function clockAhead(occurredAt: Instant, now: Instant, subject: Subject): readonly OpenItemDraft[] {
  return occurredAt > plusMinutes(now, CLOCK_TOLERANCE_MINUTES)
    ? [discrepancy('clock_ahead', subject, { occurredAt })]
    : [];
}

/**
 * What a rule decides: whole new records by table, one entry for the ledger, the clocks that move, what waits for a
 * person, and what the caller is told.
 */
export interface Decision<Changes, Answer> {
  readonly changes: Changes;
  readonly entry: EntryDraft;
  readonly deadlines?: readonly DeadlineChange[];
  readonly openItems?: readonly OpenItemDraft[];
  /** Cases whose keys go: what they sealed can be read by nobody any more. */
  readonly destroyedKeysOf?: readonly string[];
  readonly answer: Answer;
}

/** The moment of a decision. `now` is operation time: the server's clock plus the operation's offset. */
export interface Moment {
  readonly now: Instant;
}

/** The moment of a report: when it is said to have happened, and who says so. */
export interface Witness extends Moment {
  readonly occurredAt: Instant;
  readonly actorId: string;
}
