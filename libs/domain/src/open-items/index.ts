import type { Subject } from '../audit';
import {
  RuleViolation,
  type Decision,
  type DiscrepancyCode,
  type Moment,
  type OpenItemDetails,
  type OpenItemKind,
} from '../commands';
import type { Instant } from '../time';

export * from './call';
export * from './pasted-text';

/** Something that waits for a person. One queue in the console, whatever raised it. */
export interface OpenItem {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly kind: OpenItemKind;
  readonly code: DiscrepancyCode;
  readonly subjectKind: Subject['kind'];
  readonly subjectId: string;
  /** The ledger entry that raised it. */
  readonly entrySeq: number;
  readonly details: OpenItemDetails;
  readonly raisedAt: Instant;
  readonly ownerId: string | null;
  readonly dueAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly resolvedBy: string | null;
}

export interface OpenItemChanges {
  readonly openItems: readonly OpenItem[];
}

/** A person settles what waited; the words they type about it are sealed beside the entry (`noteId`). */
export function resolveOpenItem(
  item: OpenItem,
  resolution: { readonly actorId: string; readonly noteId: string | null },
  { now }: Moment,
): Decision<OpenItemChanges, { readonly id: string; readonly version: number }> {
  if (item.resolvedAt !== null) {
    throw new RuleViolation('open_item.already_resolved', { id: item.id, resolvedAt: item.resolvedAt });
  }
  // It is settled by the call back itself: confirmed, or taken back.
  if (item.code === 'death_unconfirmed') throw new RuleViolation('open_item.needs_call_back', { id: item.id });
  const version = item.version + 1;
  return {
    changes: { openItems: [{ ...item, version, resolvedAt: now, resolvedBy: resolution.actorId }] },
    entry: {
      name: 'open_item.resolved',
      body: { openItemId: item.id, code: item.code, noteId: resolution.noteId },
      subjects: [
        { kind: 'open_item', id: item.id },
        { kind: item.subjectKind, id: item.subjectId },
      ],
    },
    answer: { id: item.id, version },
  };
}

export { byTimeLeft, type Need, needOfItem, needsOfConvoy } from './needs';
