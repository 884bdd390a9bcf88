import { type Decision, type Moment, RuleViolation } from '../commands';
import type { MedevacCase } from '../evacuations';
import type { Day, Instant } from '../time';
import type { EvacuationList } from './list';

/** What a list said at one moment. Never changed: a newer version stands beside it and is the one that counts. */
export interface ListVersion {
  readonly id: string;
  readonly operationId: string;
  readonly listId: string;
  /** 1 for the first. */
  readonly number: number;
  /** The day that it says of itself. */
  readonly asOf: Day;
  readonly recordedAt: Instant;
  readonly recordedBy: string;
  /** Over the list, its day, its total and its people: two copies with one hash say the same. */
  readonly hash: string;
  /** How many people base knows of it; null where only a total is known. */
  readonly members: number | null;
  /** How many the list itself says it has. It need not be the number of its people, and both are shown (DOMAIN 0.9). */
  readonly reportedTotal: number | null;
  /** Whom it counts, in the words of who recorded it. */
  readonly whatItCounts: string;
  /** Words that came with it, sealed. */
  readonly noteId: string | null;
}

/** A case that stands on a version. */
export interface ListMembership {
  readonly id: string;
  readonly operationId: string;
  readonly versionId: string;
  readonly caseId: string;
}

export interface ListVersionChanges {
  readonly listVersions: readonly ListVersion[];
  readonly listMemberships: readonly ListMembership[];
}

export type NewListVersion = Pick<ListVersion, 'id' | 'asOf' | 'reportedTotal' | 'whatItCounts' | 'noteId'>;

export interface ListVersionAnswer {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly members: number | null;
  readonly hash: string;
}

/**
 * Records what a list says now. Refuses a version that says nothing (`list_version.says_nothing`), and people of another area
 * than the list is for (`list_version.of_another_area`): who may work on the list may not reach them.
 */
export function recordListVersion(
  list: EvacuationList,
  before: readonly ListVersion[],
  said: NewListVersion,
  people: readonly Pick<MedevacCase, 'id' | 'enclaveId'>[],
  { now, actorId, sha256 }: Moment & { readonly actorId: string; readonly sha256: (text: string) => string },
): Decision<ListVersionChanges, ListVersionAnswer> {
  const cases = [...new Map(people.map((each) => [each.id, each])).values()];
  if (cases.length === 0 && said.reportedTotal === null)
    throw new RuleViolation('list_version.says_nothing', {}, 'invalid');
  const elsewhere = cases.filter(({ enclaveId }) => list.enclaveId !== null && enclaveId !== list.enclaveId);
  if (elsewhere.length > 0)
    throw new RuleViolation('list_version.of_another_area', { caseIds: elsewhere.map(({ id }) => id) });

  const { id, asOf, reportedTotal, noteId } = said;
  const number = Math.max(0, ...before.map((each) => each.number)) + 1;
  const members = cases.length === 0 ? null : cases.length;
  const ids = cases.map((each) => each.id);
  const hash = sha256(versionText({ listId: list.id, number, asOf, reportedTotal }, ids));
  const { operationId } = list;
  const version: ListVersion = {
    ...said,
    operationId,
    listId: list.id,
    number,
    recordedAt: now,
    recordedBy: actorId,
    hash,
    members,
  };
  return {
    changes: {
      listVersions: [version],
      listMemberships: ids.map((caseId) => ({ id: `${id}:${caseId}`, operationId, versionId: id, caseId })),
    },
    entry: {
      name: 'list.version_recorded',
      body: { listId: list.id, versionId: id, number, asOf, hash, members, reportedTotal, noteId },
      subjects: [{ kind: 'list', id: list.id }, ...ids.map((caseId) => ({ kind: 'case', id: caseId }) as const)],
    },
    answer: { id, version: 1, number, members, hash },
  };
}

/** A version as its hash reads it: what it says of itself, then its people, one a row, in an order of their own. */
export function versionText(
  { listId, number, asOf, reportedTotal }: Pick<ListVersion, 'listId' | 'number' | 'asOf' | 'reportedTotal'>,
  caseIds: readonly string[],
): string {
  return [`${listId}\t${String(number)}\t${asOf}\t${String(reportedTotal ?? '')}`, ...[...caseIds].sort()].join('\n');
}

/** The version that counts: the last one recorded. */
export const latestOf = (versions: readonly ListVersion[]): ListVersion | undefined =>
  [...versions].sort((a, b) => a.number - b.number).at(-1);
