import { type DeadlineChange, type Decision, type Moment, RuleViolation } from '../commands';
import { type Instant, plusMinutes } from '../time';
import type { ColumnUse } from './known-headers';

/** A list that a party or an office sent is kept for 90 days (DOMAIN 6); what was not taken from it by then goes. */
export const LEFT_OUT_KEPT_MINUTES = 90 * 24 * 60;

export const listFormats = ['csv', 'xlsx'] as const;
export type ListFormat = (typeof listFormats)[number];

/** A list that somebody sent and somebody brought in. Holds no word of it: those are sealed. */
export interface Import {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  /** The area of all its rows; null where they lie in several. */
  readonly enclaveId: string | null;
  /** Where a row lies that names no area, also one that is mended later. */
  readonly defaultEnclaveId: string;
  readonly facilityId: string | null;
  /** Whose list it is; null where nobody said. */
  readonly organisationId: string | null;
  readonly format: ListFormat;
  /** The file's hash under the operation's key: the same file is known again. */
  readonly fileHash: string;
  readonly columns: readonly ColumnUse[];
  /** The sealed value that holds what stood above the columns. */
  readonly headerId: string;
  readonly receivedAt: Instant;
  readonly receivedBy: string;
  readonly rowsRead: number;
  readonly taken: number;
  readonly leftOut: number;
}

/** One row of it. `code` is why it was left out; null: `caseId` is the case that it became. */
export interface ImportLine {
  readonly id: string;
  readonly operationId: string;
  readonly importId: string;
  readonly rowNumber: number;
  readonly code: string | null;
  /** The case of a row that was taken, or the one that a row left out seems to be about. */
  readonly caseId: string | null;
  /** What stood in a row that was left out. Null where it was taken, or stands under the key of `caseId`. */
  readonly sealed: string | null;
}

export interface ImportChanges {
  readonly imports: readonly Import[];
  readonly importLines: readonly ImportLine[];
}

export interface ImportAnswer {
  readonly id: string;
  readonly version: number;
  readonly rowsRead: number;
  readonly taken: number;
  readonly leftOut: number;
}

export type NewImport = Omit<
  Import,
  'operationId' | 'version' | 'receivedAt' | 'receivedBy' | 'rowsRead' | 'taken' | 'leftOut'
> & { readonly lines: readonly Omit<ImportLine, 'operationId' | 'importId'>[] };

/** Puts on record what came in and what became of each row. The rows that were taken are cases by then. */
export function recordImport(
  { lines, ...list }: NewImport,
  operationId: string,
  sameFile: readonly Import[],
  { now, actorId }: Moment & { readonly actorId: string },
): Decision<ImportChanges, ImportAnswer> {
  const [known] = sameFile;
  if (known) throw new RuleViolation('import.same_file', { importId: known.id }, 'conflict');
  const taken = lines.filter(({ code }) => code === null).length;
  const made: Import = {
    ...list,
    operationId,
    version: 1,
    receivedAt: now,
    receivedBy: actorId,
    rowsRead: lines.length,
    taken,
    leftOut: lines.length - taken,
  };
  return {
    changes: { imports: [made], importLines: lines.map((line) => ({ ...line, operationId, importId: list.id })) },
    entry: {
      name: 'import.recorded',
      body: {
        format: made.format,
        fileHash: made.fileHash,
        rows: made.rowsRead,
        taken,
        leftOut: made.leftOut,
        headerId: made.headerId,
        organisationId: made.organisationId,
      },
      subjects: [
        { kind: 'import', id: made.id },
        ...(made.enclaveId === null ? [] : [{ kind: 'enclave', id: made.enclaveId } as const]),
      ],
    },
    deadlines: [purgeAt(made, made.leftOut === 0 ? null : now)],
    answer: answerOf(made),
  };
}

/** A row that was left out and became a case. */
export interface MendedLine {
  readonly lineId: string;
  readonly caseId: string;
}

/** Rows that were left out have been taken after all: what was kept of their words goes. Refuses with `import.row_taken`. */
export function mendImport(
  list: Import,
  lines: readonly ImportLine[],
  mended: readonly MendedLine[],
): Decision<ImportChanges, ImportAnswer> {
  const caseOf = new Map(mended.map(({ lineId, caseId }) => [lineId, caseId]));
  const meant = lines.filter(({ id }) => caseOf.has(id));
  const done = meant.find(({ code }) => code === null);
  if (done) throw new RuleViolation('import.row_taken', { row: done.rowNumber });
  const next: Import = {
    ...list,
    version: list.version + 1,
    taken: list.taken + meant.length,
    leftOut: list.leftOut - meant.length,
  };
  return {
    changes: {
      imports: [next],
      importLines: meant.map((line) => ({ ...line, code: null, caseId: caseOf.get(line.id) ?? null, sealed: null })),
    },
    entry: {
      name: 'import.mended',
      body: { taken: meant.length, leftOut: next.leftOut },
      subjects: [{ kind: 'import', id: list.id }],
    },
    ...(next.leftOut === 0 ? { deadlines: [purgeAt(next, null)] } : {}),
    answer: answerOf(next),
  };
}

/** Nobody mended them in time: what stood in the rows that were left out goes. The rows stay, with why they were left out. */
export function purgeImport(list: Import, lines: readonly ImportLine[]): Decision<ImportChanges, ImportAnswer> {
  const kept = lines.filter(({ sealed }) => sealed !== null);
  const next = { ...list, version: list.version + 1 };
  return {
    changes: { imports: [next], importLines: kept.map((line) => ({ ...line, sealed: null })) },
    entry: { name: 'import.purged', body: { rows: kept.length }, subjects: [{ kind: 'import', id: list.id }] },
    deadlines: [purgeAt(next, null)],
    answer: answerOf(next),
  };
}

const purgeAt = ({ id }: Import, from: Instant | null): DeadlineChange => ({
  kind: 'import_purge',
  subject: { kind: 'import', id },
  dueAt: from === null ? null : plusMinutes(from, LEFT_OUT_KEPT_MINUTES),
});

const answerOf = ({ id, version, rowsRead, taken, leftOut }: Import): ImportAnswer => ({
  id,
  version,
  rowsRead,
  taken,
  leftOut,
});
