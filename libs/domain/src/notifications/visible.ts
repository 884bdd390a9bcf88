import { type Actor, can, type Permission } from '../accounts';
import type { Subject, SubjectKind } from '../audit';

/** What a person must be allowed to read before they are told that something of the kind has changed. */
const readBy = {
  operation: 'operation.read',
  organisation: 'registers.read',
  party: 'registers.read',
  facility: 'registers.read',
  account: 'accounts.read',
  enclave: 'enclaves.read',
  incident: 'incidents.read',
  case: 'evacuations.read',
  convoy: 'convoys.read',
  watch: 'watches.stand',
  open_item: 'open_items.read',
  call: 'calls.read',
  pasted_text: 'calls.read',
} as const satisfies Record<SubjectKind, Permission>;

/** The kinds of subject whose changes the actor may hear of, in a fixed order: equal for people who see the same. */
export const visibleKinds = (actor: Actor): readonly SubjectKind[] =>
  (Object.keys(readBy) as SubjectKind[]).filter((kind) => can(actor, readBy[kind]));

/** The subjects of those kinds, each once. */
export function visibleSubjects(subjects: readonly Subject[], kinds: readonly SubjectKind[]): readonly Subject[] {
  const found = new Map<string, Subject>();
  for (const subject of subjects) if (kinds.includes(subject.kind)) found.set(`${subject.kind} ${subject.id}`, subject);
  return [...found.values()];
}
