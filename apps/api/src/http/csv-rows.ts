import { RuleViolation } from '@corridor/domain/commands';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { canonical } from '@corridor/storage/ledger/payload-hash';
import { parse } from 'csv-parse/sync';
import { v5 as uuidFor } from 'uuid';
import type { Envelope } from './caller';

export interface ImportOutcome {
  readonly applied: number;
  /** Rows that stood already, from an earlier import of the same file or by hand. */
  readonly alreadyThere: number;
  readonly refused: readonly { readonly row: number; readonly code: string; readonly details: unknown }[];
  readonly ignoredColumns: readonly string[];
}

/** The rows of a CSV file with a header line. Refuses what is no CSV and a file that lacks a needed column. */
export function readCsv(text: unknown, needed: readonly string[]): Record<string, string>[] {
  if (typeof text !== 'string') throw new RuleViolation('import.not_csv', {}, 'invalid');
  let rows: Record<string, string>[];
  try {
    rows = parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new RuleViolation('import.not_csv', { line: (error as { lines?: number }).lines ?? null }, 'invalid');
  }
  const missing = rows[0] ? needed.filter((column) => !(column in (rows[0] ?? {}))) : needed;
  if (missing.length > 0) throw new RuleViolation('import.columns_missing', { columns: missing }, 'invalid');
  return rows;
}

/** A row in the wire shape of the same write by hand, so that one set of checks serves both. */
export function shaped<Dto extends object>(type: new () => Dto, fields: object): Dto {
  const dto = plainToInstance(type, fields, { exposeDefaultValues: true });
  const errors = validateSync(dto, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) {
    throw new RuleViolation('request.invalid', { fields: errors.map(({ property }) => property) }, 'invalid');
  }
  return dto;
}

/**
 * Runs each row by itself: a row that is refused leaves the others untouched and is named with its number (the header is
 * row 1). `alreadyThere` codes are those that say that the row stands.
 */
export async function importRows(
  rows: readonly Record<string, string>[],
  used: readonly string[],
  alreadyThere: readonly string[],
  take: (row: Record<string, string>) => Promise<{ readonly outcome: 'applied' | 'duplicate' }>,
): Promise<ImportOutcome> {
  const refused: ImportOutcome['refused'][number][] = [];
  let applied = 0;
  let standing = 0;
  for (const [i, row] of rows.entries()) {
    try {
      const { outcome } = await take(row);
      if (outcome === 'applied') applied += 1;
      else standing += 1;
    } catch (error) {
      if (!(error instanceof RuleViolation)) throw error;
      if (alreadyThere.includes(error.code)) standing += 1;
      else refused.push({ row: i + 2, code: error.code, details: error.details });
    }
  }
  const ignoredColumns = Object.keys(rows[0] ?? {}).filter((column) => !used.includes(column));
  return { applied, alreadyThere: standing, refused, ignoredColumns };
}

/** A command id made from the row itself: the same row imported again is the same command. */
export function rowEnvelope(envelope: Envelope, kind: string, row: Record<string, string>): Envelope {
  return {
    ...envelope,
    commandId: uuidFor(`${kind} ${envelope.actor.accountId} ${canonical(row)}`, envelope.operation.id),
  };
}

/** The number in a cell that may be empty; NaN where it holds something else, which the checks then refuse. */
export const optionalNumber = (cell: string | undefined): number | undefined =>
  cell === undefined || cell === '' ? undefined : Number(cell);
export const parts = (cell: string | undefined): string[] => (cell ?? '').split('|').filter((part) => part !== '');
