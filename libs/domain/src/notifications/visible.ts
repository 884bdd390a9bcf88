import { type Actor, type Areas, areasOf, can, type Permission } from '../accounts';
import { type Subject, type SubjectKind, subjectKinds } from '../audit';

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
  shift: 'rota.read',
  open_item: 'open_items.read',
  call: 'calls.read',
  pasted_text: 'calls.read',
  proposal: 'proposals.settle',
  device: 'devices.revoke',
  held_command: 'open_items.read',
  list: 'lists.read',
  list_copy: 'lists.second_share',
  // Who may sign for a list to go out hears of it, though they cannot open it.
  import: 'lists.read',
  // A draft is no donor's to hear of.
  report: 'reports.draft',
  outside_watch: 'outside_watches.keep',
} as const satisfies Record<SubjectKind, Permission>;

/** How far somebody sees: by kind of subject, the areas whose changes they may hear of. Kinds that they may not read are left out. */
export type Sight = { readonly [Kind in SubjectKind]?: Areas };

/** Equal for people who see the same: kinds and areas stand in a fixed order. */
export function sightOf(actor: Actor): Sight {
  const seen = subjectKinds.map((kind) => [kind, areasOf(actor, readBy[kind])] as const);
  return Object.fromEntries(seen.filter(([, areas]) => areas === 'every' || areas.length > 0));
}

/** Whether somebody sees every area of each kind that they see. */
export const seesEveryArea = (sight: Sight): boolean => Object.values(sight).every((areas) => areas === 'every');

/** The subjects of kinds within sight, each once. */
export function visibleSubjects(subjects: readonly Subject[], sight: Sight): readonly Subject[] {
  const found = new Map<string, Subject>();
  for (const subject of subjects) {
    if (sight[subject.kind] !== undefined) found.set(`${subject.kind} ${subject.id}`, subject);
  }
  return [...found.values()];
}

/** What somebody would be told of: by its first subject, which is the one that a message names. */
export interface ToldOf {
  readonly operationId: string;
  readonly subjects: readonly Subject[];
  readonly enclaveId: string | null;
  readonly assignedAccountIds: readonly string[];
}

/** Whether somebody may read what they would be told of. Where it names nothing, it is about the operation. */
export function mayHear(person: Actor, { subjects, ...where }: ToldOf): boolean {
  const kind = subjects[0]?.kind ?? 'operation';
  if (where.operationId !== person.operationId) return false;
  // What lies in no area by its kind is there for whoever may read the kind at all, like the registers themselves.
  return can(person, readBy[kind], ofNoArea.has(kind) ? undefined : where);
}

const ofNoArea: ReadonlySet<SubjectKind> = new Set(['operation', 'organisation', 'party', 'facility']);
