import { type Decision, type Moment, RuleViolation } from '../commands';
import { type Instant, plusMinutes } from '../time';

/** What a copy may say of somebody beside their code, and only where it is asked for. Nothing clinical, no rank, no contact. */
export const copyColumns = ['name', 'sex', 'age_band', 'companions'] as const;
export type CopyColumn = (typeof copyColumns)[number];

export const recipientKinds = ['party', 'organisation'] as const;
export type RecipientKind = (typeof recipientKinds)[number];

export const copyPurposes = ['clearance', 'passage', 'reception'] as const;
/** What the recipient is to do with it: answer for the people, let them pass, take them in. */
export type CopyPurpose = (typeof copyPurposes)[number];

/** For so long after its end the register says whom a copy named (DOMAIN 6); then only the ledger does, by code. */
export const SNAPSHOT_KEPT_MINUTES = 90 * 24 * 60;

/** A list that two people let go out to one recipient: a line of the register, which stays. */
export interface ListCopy {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly listId: string;
  readonly versionId: string;
  /** The list's area. */
  readonly enclaveId: string | null;
  /** Counts a list's copies: recipient and number together are the mark on every page. */
  readonly number: number;
  readonly recipientKind: RecipientKind;
  readonly recipientId: string;
  readonly columns: readonly CopyColumn[];
  readonly purpose: CopyPurpose;
  /** Of the version that it was made from. */
  readonly hash: string;
  /** Patients, and those who come along where the copy names them. */
  readonly people: number;
  /** Patients of the version that it does not name. */
  readonly leftOut: number;
  /** Those of them who did not agree to be named to this recipient. */
  readonly declinedToShare: number;
  readonly askedBy: string;
  readonly signedBy: string;
  readonly sharedAt: Instant;
  readonly expiresAt: Instant;
  readonly withdrawnAt: Instant | null;
  readonly withdrawnBy: string | null;
  readonly purgedAt: Instant | null;
}

/** Somebody whom a copy names; null once the register no longer says so. */
export interface ListCopyLine {
  readonly id: string;
  readonly operationId: string;
  readonly copyId: string;
  readonly caseId: string | null;
}

export interface ListCopyChanges {
  readonly listCopies: readonly ListCopy[];
  readonly listCopyLines?: readonly ListCopyLine[];
}

export interface ListCopyAnswer {
  readonly id: string;
  readonly version: number;
}

export const copySubjects = ({ id, listId }: Pick<ListCopy, 'id' | 'listId'>) =>
  [
    { kind: 'list_copy', id },
    { kind: 'list', id: listId },
  ] as const;

/**
 * Whether its content may still be taken out, by one of the two who signed for it. Refuses with `list_copy.withdrawn`,
 * `list_copy.expired`, `list_copy.not_a_signer`.
 */
export function mustBeOpen(copy: ListCopy, { now, actorId }: Moment & { readonly actorId: string }): void {
  const { id, askedBy, signedBy, withdrawnAt, expiresAt } = copy;
  if (actorId !== askedBy && actorId !== signedBy)
    throw new RuleViolation('list_copy.not_a_signer', { id }, 'not_permitted');
  if (withdrawnAt !== null) throw new RuleViolation('list_copy.withdrawn', { id, withdrawnAt });
  if (expiresAt <= now) throw new RuleViolation('list_copy.expired', { id, expiresAt });
}

/**
 * Nobody takes it out any more, and the register says that the recipient is to destroy what they have. Whether they do is not
 * known, and nothing says that it is gone. Refuses with `list_copy.withdrawn_already`.
 */
export function withdrawCopy(
  copy: ListCopy,
  { now, actorId }: Moment & { readonly actorId: string },
): Decision<ListCopyChanges, ListCopyAnswer> {
  const { id, withdrawnAt, number } = copy;
  if (withdrawnAt !== null) throw new RuleViolation('list_copy.withdrawn_already', { id, withdrawnAt });
  const version = copy.version + 1;
  return {
    changes: { listCopies: [{ ...copy, version, withdrawnAt: now, withdrawnBy: actorId }] },
    entry: { name: 'list.copy_withdrawn', body: { copyId: id, number }, subjects: copySubjects(copy) },
    answer: { id, version },
  };
}

/** When the register stops saying whom a copy named. */
export const snapshotGoesAt = ({ expiresAt }: Pick<ListCopy, 'expiresAt'>): Instant =>
  plusMinutes(expiresAt, SNAPSHOT_KEPT_MINUTES);

/** The register no longer says whom a copy named; its line stays. Refuses with `list_copy.purged_already`, `list_copy.not_due`. */
export function purgeCopy(
  copy: ListCopy,
  lines: readonly ListCopyLine[],
  { now }: Moment,
): Decision<ListCopyChanges, ListCopyAnswer> {
  const { id, purgedAt, number } = copy;
  if (purgedAt !== null) throw new RuleViolation('list_copy.purged_already', { id, purgedAt });
  if (now < snapshotGoesAt(copy)) throw new RuleViolation('list_copy.not_due', { id });
  const version = copy.version + 1;
  return {
    changes: {
      listCopies: [{ ...copy, version, purgedAt: now }],
      listCopyLines: lines.map((line) => ({ ...line, caseId: null })),
    },
    entry: { name: 'list.copy_purged', body: { copyId: id, number }, subjects: copySubjects(copy) },
    deadlines: [{ kind: 'list_copy_purge', subject: { kind: 'list_copy', id }, dueAt: null }],
    answer: { id, version },
  };
}
