import { type Decision, type Moment, RuleViolation } from '../commands';
import type { Instant } from '../time';

export const listKinds = ['ours', 'received'] as const;
export type ListKind = (typeof listKinds)[number];

/**
 * A list of patients that somebody keeps: base itself, or an organisation whose list base was given. What it says at one
 * moment is a `ListVersion`; several lists of the same people stand side by side and are never added up.
 */
export interface EvacuationList {
  readonly id: string;
  readonly operationId: string;
  /** The one area whose people it names; null: it may name people of any, and only who is there for all of them works on it. */
  readonly enclaveId: string | null;
  /** Whose list it is, where that organisation is known here; null for base's own. */
  readonly organisationId: string | null;
  readonly kind: ListKind;
  /** By what people speak of it. Organisational: no name of a person. */
  readonly title: string;
  readonly openedBy: string;
  readonly openedAt: Instant;
}

export interface ListChanges {
  readonly evacuationLists: readonly EvacuationList[];
}

export type NewList = Pick<EvacuationList, 'id' | 'enclaveId' | 'organisationId' | 'kind' | 'title'>;

/** Opens a list, of which versions can be recorded. Refuses with `list.ours_names_an_organisation`. */
export function openList(
  operationId: string,
  list: NewList,
  { now, actorId }: Moment & { readonly actorId: string },
): Decision<ListChanges, { readonly id: string; readonly version: number }> {
  const { id, kind, organisationId, enclaveId } = list;
  if (kind === 'ours' && organisationId !== null)
    throw new RuleViolation('list.ours_names_an_organisation', {}, 'invalid');
  return {
    changes: { evacuationLists: [{ ...list, operationId, openedBy: actorId, openedAt: now }] },
    entry: {
      name: 'list.opened',
      body: { listId: id, kind, organisationId, enclaveId },
      subjects: [{ kind: 'list', id }],
    },
    answer: { id, version: 1 },
  };
}
