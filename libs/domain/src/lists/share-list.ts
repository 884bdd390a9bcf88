import { type Decision, type Moment, RuleViolation } from '../commands';
import {
  type Consent,
  isWaiting,
  lastConsent,
  type MedevacCase,
  refusesSharing,
  type SharingConsent,
  type SharingState,
  standingSharing,
} from '../evacuations';
import { type Instant, plusMinutes } from '../time';
import type { EvacuationList } from './list';
import {
  type CopyColumn,
  copyColumns,
  type CopyPurpose,
  copySubjects,
  type ListCopy,
  type ListCopyAnswer,
  type ListCopyChanges,
  type RecipientKind,
  snapshotGoesAt,
} from './list-copy';
import { latestOf, type ListVersion } from './list-version';

/** The longest time for which a copy may be taken out. A proposal. */
export const COPY_OPEN_MINUTES = 30 * 24 * 60;

/** What somebody asks for: which version, for whom, with what in it, what for and until when. */
export interface CopyAsked {
  readonly versionId: string;
  readonly recipientKind: RecipientKind;
  readonly recipientId: string;
  readonly columns: readonly CopyColumn[];
  readonly purpose: CopyPurpose;
  readonly expiresAt: Instant;
}

/** As a proposal keeps it: ids and codes. */
export const askedDetails = ({ columns, ...asked }: CopyAsked): Readonly<Record<string, string>> => ({
  ...asked,
  columns: ['code', ...copyColumns.filter((each) => columns.includes(each))].join('+'),
});

/** What `askedDetails` kept. */
export function askedOf(details: Readonly<Record<string, string>>): CopyAsked {
  const kept = details['columns']?.split('+') ?? [];
  return {
    versionId: details['versionId'] ?? '',
    // They were of these kinds when they were asked for.
    recipientKind: (details['recipientKind'] ?? '') as RecipientKind,
    recipientId: details['recipientId'] ?? '',
    columns: copyColumns.filter((each) => kept.includes(each)),
    purpose: (details['purpose'] ?? '') as CopyPurpose,
    expiresAt: details['expiresAt'] ?? '',
  };
}

/** Somebody on the version, as far as it decides whether a copy may name them. */
export interface OnVersion {
  readonly patient: Pick<MedevacCase, 'id' | 'code' | 'status' | 'erasedAt'>;
  readonly consents: readonly Consent[];
  readonly sharing: readonly SharingConsent[];
  /** How many come along. */
  readonly companions: number;
}

export const leftOutReasons = ['erased', 'not_waiting', 'consent_declined', 'sharing_declined'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export interface CopyContent<P extends OnVersion> {
  readonly included: readonly P[];
  readonly leftOut: readonly { readonly id: string; readonly code: string; readonly why: LeftOutReason }[];
  /** How many of those included were never asked whether they agree to travel. */
  readonly neverAsked: number;
  /** How many are left out because they did not agree to be named to this recipient, or took it back. */
  readonly declinedToShare: number;
  /** How many of those included gave no answer about it: they stay, since a life can depend on it. */
  readonly sharingUnanswered: number;
}

export type Recipient = Pick<CopyAsked, 'recipientKind' | 'recipientId'>;

/**
 * Whom a copy names: who still waits, can be named, and did not say *no* when they were last asked, whether to the journey or
 * to being named to this recipient. It is looked at when a
 * copy is asked for, when it is signed and each time it is taken out: a *no* in between counts at once.
 */
export function contentOf<P extends OnVersion>(people: readonly P[], recipient: Recipient): CopyContent<P> {
  const judged = people.map((each) => ({ each, why: whyLeftOut(each, recipient) }));
  const included = judged.flatMap(({ each, why }) => (why === null ? [each] : []));
  return {
    included,
    leftOut: judged.flatMap(({ each: { patient }, why }) =>
      why === null ? [] : [{ id: patient.id, code: patient.code, why }],
    ),
    declinedToShare: judged.filter(({ why }) => why === 'sharing_declined').length,
    sharingUnanswered: included.filter(({ sharing }) => isUnanswered(sharing, recipient)).length,
    neverAsked: included.filter(({ consents }) => consents.length === 0).length,
  };
}

function whyLeftOut({ patient, consents, sharing }: OnVersion, recipient: Recipient): LeftOutReason | null {
  if (patient.erasedAt !== null) return 'erased';
  // Who left, died or withdrew has nothing to be let through any more.
  if (!isWaiting(patient)) return 'not_waiting';
  if ((lastConsent(consents)?.answer ?? 'given') !== 'given') return 'consent_declined';
  return refusesSharing(stateTowards(sharing, recipient)) ? 'sharing_declined' : null;
}

/** Nobody is asked about an organisation: it is named with whom it works for. */
const stateTowards = (sharing: readonly SharingConsent[], { recipientKind, recipientId }: Recipient): SharingState =>
  recipientKind === 'party' ? standingSharing(sharing, 'party', recipientId).state : 'given';

const isUnanswered = (sharing: readonly SharingConsent[], recipient: Recipient): boolean =>
  ['never_asked', 'asked'].includes(stateTowards(sharing, recipient));

/** Patients, and who comes along where the columns say so. */
export const peopleOn = (included: readonly OnVersion[], columns: readonly CopyColumn[]): number =>
  included.length +
  (columns.includes('companions') ? included.reduce((all, { companions }) => all + companions, 0) : 0);

/** What a list's sharing reads. */
export interface ShareOnRecord {
  readonly list: EvacuationList;
  readonly versions: readonly ListVersion[];
  readonly copies: readonly ListCopy[];
  readonly people: readonly OnVersion[];
}

/**
 * Whether it may be asked for at all. Refuses with `list_version.unknown`, `list_version.no_names`, `list_version.superseded`,
 * `list_copy.end_out_of_bounds`.
 */
export function mustBeShareable(
  { versions }: Pick<ShareOnRecord, 'versions'>,
  { versionId, expiresAt }: Pick<CopyAsked, 'versionId' | 'expiresAt'>,
  { now }: Moment,
): ListVersion {
  const version = versions.find(({ id }) => id === versionId);
  if (!version) throw new RuleViolation('list_version.unknown', { id: versionId }, 'not_found');
  if (version.members === null) throw new RuleViolation('list_version.no_names', { id: versionId });
  // An outdated list names who has died or declined since, and not who came.
  const latest = latestOf(versions);
  if (latest?.id !== versionId) throw new RuleViolation('list_version.superseded', { id: versionId, by: latest?.id });
  if (expiresAt <= now || expiresAt > plusMinutes(now, COPY_OPEN_MINUTES))
    throw new RuleViolation('list_copy.end_out_of_bounds', { expiresAt });
  return version;
}

/** Two people let a copy go out. Refuses what `mustBeShareable` refuses, and with `list_copy.names_nobody`. */
export function shareList(
  { list, versions, copies, people }: ShareOnRecord,
  asked: CopyAsked,
  {
    id,
    askedBy,
    signedBy,
    lineIds,
  }: Pick<ListCopy, 'id' | 'askedBy' | 'signedBy'> & { readonly lineIds: readonly string[] },
  { now }: Moment,
): Decision<ListCopyChanges, ListCopyAnswer> {
  const version = mustBeShareable({ versions }, asked, { now });
  const { included, leftOut, declinedToShare } = contentOf(people, asked);
  if (included.length === 0) throw new RuleViolation('list_copy.names_nobody', { versionId: version.id });
  const copy: ListCopy = {
    ...asked,
    id,
    operationId: list.operationId,
    version: 1,
    listId: list.id,
    enclaveId: list.enclaveId,
    number: Math.max(0, ...copies.map((each) => each.number)) + 1,
    hash: version.hash,
    people: peopleOn(included, asked.columns),
    leftOut: leftOut.length,
    declinedToShare,
    askedBy,
    signedBy,
    sharedAt: now,
    withdrawnAt: null,
    withdrawnBy: null,
    purgedAt: null,
  };
  const { operationId, number, hash, recipientKind, recipientId, purpose, expiresAt } = copy;
  return {
    changes: {
      listCopies: [copy],
      listCopyLines: included.map(({ patient }, i) => ({
        id: lineIds[i] ?? '',
        operationId,
        copyId: id,
        caseId: patient.id,
      })),
    },
    entry: {
      name: 'list.copy_shared',
      body: {
        copyId: id,
        number,
        versionId: version.id,
        hash,
        recipientKind,
        recipientId,
        purpose,
        columns: ['code', ...asked.columns],
        people: copy.people,
        leftOut: copy.leftOut,
        declinedToShare,
        expiresAt,
      },
      subjects: [...copySubjects(copy), ...included.map(({ patient }) => ({ kind: 'case', id: patient.id }) as const)],
    },
    deadlines: [{ kind: 'list_copy_purge', subject: { kind: 'list_copy', id }, dueAt: snapshotGoesAt(copy) }],
    answer: { id, version: 1 },
  };
}
