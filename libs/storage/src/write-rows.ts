import type { RecordOf, TableName } from './records';
import type { TableShape } from './table-shape';
import type { Transaction } from './writer';

/** Both databases take more; this leaves room for the rest of a statement. */
const MOST_PARAMETERS = 30_000;

type Conflict = 'fail' | 'ignore' | 'replace';

/**
 * One multi-row statement (more only past the databases' limit of parameters). `fail` lets a constraint speak, `ignore`
 * keeps what stands (a handler's second run), `replace` writes whole records over those with the same key.
 */
export async function writeRows<N extends TableName>(
  transaction: Transaction,
  shape: TableShape<N>,
  rows: readonly RecordOf<N>[],
  conflict: Conflict = 'fail',
): Promise<void> {
  const width = shape.columns.length;
  const atOnce = Math.floor(MOST_PARAMETERS / width);
  for (let from = 0; from < rows.length; from += atOnce) {
    const part = rows.slice(from, from + atOnce);
    const parameters: unknown[] = [];
    for (const row of part) shape.encode(row, parameters);
    await transaction.run(insertSql(shape, part.length, conflict), parameters);
  }
}

const statements = new Map<string, string>();

function insertSql(shape: TableShape, rows: number, conflict: Conflict): string {
  const known = `${shape.table} ${String(rows)} ${conflict}`;
  const cached = statements.get(known);
  if (cached !== undefined) return cached;
  const sql =
    `INSERT INTO ${shape.table} (${shape.columns.map(({ column }) => column).join(', ')}) VALUES ${tuples(rows, shape.columns.length)}` +
    onConflict(shape, conflict);
  // A batch has at most some hundred rows a table, so the statements of all sizes stay few.
  if (rows <= 512) statements.set(known, sql);
  return sql;
}

function onConflict(shape: TableShape, conflict: Conflict): string {
  if (conflict === 'fail') return '';
  if (conflict === 'ignore') return ' ON CONFLICT DO NOTHING';
  const set = shape.columns.filter(({ isKey }) => !isKey).map(({ column }) => `${column} = excluded.${column}`);
  return ` ON CONFLICT (${shape.keys.map(({ column }) => column).join(', ')}) DO UPDATE SET ${set.join(', ')}`;
}

/** `($1, $2), ($3, $4)`. */
export function tuples(rows: number, width: number): string {
  return Array.from({ length: rows }, (_, row) => `(${placeholders(width, row * width)})`).join(', ');
}

/** `$1, $2, $3`, beginning after `after`. */
export function placeholders(count: number, after = 0): string {
  return Array.from({ length: count }, (_, i) => `$${String(after + i + 1)}`).join(', ');
}
