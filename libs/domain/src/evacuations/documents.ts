import type { Decision, Witness } from '../commands';
import type { Instant } from '../time';
import type { CaseAnswer, MedevacCase } from './medevac-case';

/** *None exist* is a valid answer (DOMAIN 0.2): nobody stays behind for a paper that was never made. */
export const documentStates = ['complete', 'none_exist', 'missing'] as const;
export type DocumentState = (typeof documentStates)[number];

/** What papers one person has. Every look is kept; the last counts. */
export interface DocumentCheck {
  readonly id: string;
  readonly operationId: string;
  readonly caseId: string;
  readonly personId: string;
  readonly state: DocumentState;
  readonly checkedAt: Instant;
  readonly recordedAt: Instant;
  readonly checkedBy: string;
}

export interface DocumentChanges {
  readonly medevacCases: readonly MedevacCase[];
  readonly documentChecks: readonly DocumentCheck[];
}

/** Records the papers of a patient and those who travel with them, all alike or one by one. */
export function checkDocuments(
  patient: MedevacCase,
  people: readonly { readonly id: string; readonly personId: string; readonly state: DocumentState }[],
  { now, occurredAt, actorId }: Witness,
): Decision<DocumentChanges, CaseAnswer> {
  const next = { ...patient, version: patient.version + 1 };
  return {
    changes: {
      medevacCases: [next],
      documentChecks: people.map((each) => ({
        ...each,
        operationId: patient.operationId,
        caseId: patient.id,
        checkedAt: occurredAt > now ? now : occurredAt,
        recordedAt: now,
        checkedBy: actorId,
      })),
    },
    entry: {
      name: 'evacuation.documents_checked',
      body: { code: patient.code, people: people.map(({ personId, state }) => ({ personId, state })) },
      subjects: [{ kind: 'case', id: patient.id }],
    },
    answer: { id: next.id, version: next.version, status: next.status },
  };
}

/** The last look at one person's papers; undefined where nobody looked. */
export const standingDocuments = (checks: readonly DocumentCheck[], personId: string): DocumentCheck | undefined =>
  [...checks]
    .filter((each) => each.personId === personId)
    .sort((a, b) =>
      a.checkedAt === b.checkedAt ? (a.recordedAt < b.recordedAt ? -1 : 1) : a.checkedAt < b.checkedAt ? -1 : 1,
    )
    .at(-1);
