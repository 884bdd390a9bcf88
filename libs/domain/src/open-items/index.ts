import { type Decision, type Moment, type OpenItem, RuleViolation } from '../commands';

export type { OpenItem } from '../commands';
export * from './call';
export * from './export-import';
export * from './pasted-text';
export * from './proposal';
export * from './sign-proposal';

export interface OpenItemChanges {
  readonly openItems: readonly OpenItem[];
}

/** What one person did alone is looked at by somebody else. */
const ofAnotherPerson: readonly OpenItem['code'][] = [
  'glass_broken',
  'p1_unseconded',
  'override_made',
  'manifest_amended',
];

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
  // That takes a signature, or a no, where it was asked for.
  if (item.code === 'signature_awaited') throw new RuleViolation('open_item.needs_signature', { id: item.id });
  // That is recorded, or set aside.
  if (item.code === 'command_held') throw new RuleViolation('open_item.needs_settling', { id: item.id });
  // They are one person, or they are not: that is said of both.
  if (item.code === 'maybe_duplicate') throw new RuleViolation('open_item.needs_comparison', { id: item.id });
  if (ofAnotherPerson.includes(item.code) && item.details['accountId'] === resolution.actorId)
    throw new RuleViolation('open_item.needs_another_person', { id: item.id });
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
