import type { CopyAsked, OnVersion, ShareOnRecord } from '@corridor/domain/lists';
import type { RecordName, RecordOf } from '../records';
import { placeholders } from '../statements';
import type { Storage } from '../storage';
import type { Needs, Rows } from '../working-set';

/** What the sharing of a list reads. `needsOfPeople` comes a stage later. */
export const needsOfShare = (listId: string, { versionId, recipientKind, recipientId }: CopyAsked): Needs => ({
  evacuationLists: { id: [listId] },
  listVersions: { listId: [listId] },
  listCopies: { listId: [listId] },
  listMemberships: { versionId: [versionId] },
  parties: { id: recipientKind === 'party' ? [recipientId] : [] },
  organisations: { id: recipientKind === 'organisation' ? [recipientId] : [] },
});

/** The people on the version. */
export function needsOfPeople(rows: Rows, { versionId }: CopyAsked): Needs {
  const caseIds = rows.where('listMemberships', 'versionId', versionId).map(({ caseId }) => caseId);
  const ofThem = { caseId: caseIds };
  return { medevacCases: { id: caseIds }, consents: ofThem, sharingConsents: ofThem, companions: ofThem };
}

/** The list's versions, for a recipient that this operation knows. Refuses with `party.unknown`, `organisation.unknown`. */
export function versionsFor(rows: Rows, listId: string, { recipientKind, recipientId }: CopyAsked) {
  if (recipientKind === 'party') rows.get('parties', recipientId, 'party');
  else rows.get('organisations', recipientId, 'organisation');
  return { versions: rows.where('listVersions', 'listId', listId) };
}

/** Everything that the second signature reads. Refuses with `list.unknown`. */
export function shareOf(rows: Rows, listId: string, asked: CopyAsked): ShareOnRecord {
  const { versionId } = asked;
  return {
    ...versionsFor(rows, listId, asked),
    list: rows.get('evacuationLists', listId, 'list'),
    copies: rows.where('listCopies', 'listId', listId),
    people: rows.where('listMemberships', 'versionId', versionId).map(({ caseId }) => ({
      patient: rows.get('medevacCases', caseId, 'evacuation'),
      consents: rows.where('consents', 'caseId', caseId),
      sharing: rows.where('sharingConsents', 'caseId', caseId),
      companions: rows.where('companions', 'caseId', caseId).length,
    })),
  };
}

/** Somebody as a copy is made of them. */
export interface PersonOnCopy extends OnVersion {
  readonly patient: RecordOf<'medevacCases'>;
  readonly comingAlong: readonly RecordOf<'companions'>[];
}

/** The same for a page, and for the copy itself: by the ids of cases, in the order of their codes. */
export async function readPeople(
  storage: Storage,
  operationId: string,
  caseIds: readonly string[],
): Promise<readonly PersonOnCopy[]> {
  if (caseIds.length === 0) return [];
  const among = `IN (${placeholders(caseIds.length, 1)})`;
  const of = <N extends RecordName>(name: N, column: string): Promise<RecordOf<N>[]> =>
    storage.records(name, `WHERE operation_id = $1 AND ${column} ${among} ORDER BY id`, [operationId, ...caseIds]);
  const [patients, consents, sharing, companions] = await Promise.all([
    of('medevacCases', 'id'),
    of('consents', 'case_id'),
    of('sharingConsents', 'case_id'),
    of('companions', 'case_id'),
  ]);
  return patients
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((patient) => {
      const comingAlong = companions.filter(({ caseId }) => caseId === patient.id);
      return {
        patient,
        consents: consents.filter(({ caseId }) => caseId === patient.id),
        sharing: sharing.filter(({ caseId }) => caseId === patient.id),
        companions: comingAlong.length,
        comingAlong,
      };
    });
}
