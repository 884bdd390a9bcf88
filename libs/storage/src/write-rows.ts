import type { RecordOf, TableName } from './records';
import { literal } from './sqlite-literal';
import type { TableShape } from './table-shape';
import type { Transaction } from './writer';

type Conflict = 'fail' | 'ignore' | 'replace' | 'add';

/** Rows for one table. */
export interface Write<N extends TableName = TableName> {
  readonly shape: TableShape<N>;
  readonly rows: readonly RecordOf<N>[];
  /**
   * `fail` lets a constraint speak, `ignore` keeps what stands (a handler's second run), `replace` writes whole records
   * over those with the same key, `add` adds their numbers to those with the same key.
   */
  readonly conflict: Conflict;
}

/** Writes the rows of one table, before or after other writes as the caller says them. */
export function writeRows<N extends TableName>(
  transaction: Transaction,
  shape: TableShape<N>,
  rows: readonly RecordOf<N>[],
  conflict: Conflict = 'fail',
): void {
  // A write of one table is a write; its rows are of its own shape.
  writeTables(transaction, [{ shape, rows, conflict }]);
}

/**
 * Writes the rows of many tables at once, in one statement on PostgreSQL and in one script on SQLite. References among them
 * hold; nothing else in them may ask for an order.
 */
export function writeTables(transaction: Transaction, writes: readonly Write[]): void {
  const filled = writes.filter(({ rows }) => rows.length > 0);
  if (filled.some(({ shape }) => shape.isPostgres)) return writeAtOnce(transaction, filled);
  for (const { shape, rows, conflict } of filled) {
    const tuples = rows.map((row) => `(${shape.values(row).map(literal).join(', ')})`);
    transaction.script(
      `INSERT INTO ${shape.table} (${columnsOf(shape)}) VALUES ${tuples.join(', ')}${onConflict(shape, conflict)}`,
    );
  }
}

/** One parameter a table, however many rows, so that the same tables make the same text: parsed and planned once a connection. */
function writeAtOnce(transaction: Transaction, writes: readonly Write[]): void {
  const inserts = writes.map(({ shape, conflict }, i) => {
    const columns = columnsOf(shape);
    const rows = `json_populate_recordset(NULL::${shape.table}, $${String(i + 1)})`;
    return `INSERT INTO ${shape.table} (${columns}) SELECT ${columns} FROM ${rows}${onConflict(shape, conflict)}`;
  });
  const last = inserts.pop();
  if (last === undefined) return;
  const before = inserts.map((insert, i) => `w${String(i)} AS (${insert})`).join(', ');
  transaction.run(
    before === '' ? last : `WITH ${before} ${last}`,
    writes.map(({ shape, rows }) => JSON.stringify(rows.map((row) => shape.object(row)))),
  );
}

const columnsOf = (shape: TableShape): string => shape.columns.map(({ column }) => column).join(', ');

function onConflict(shape: TableShape, conflict: Conflict): string {
  if (conflict === 'fail') return '';
  if (conflict === 'ignore') return ' ON CONFLICT DO NOTHING';
  const set = shape.columns
    .filter(({ isKey }) => !isKey)
    .map(({ column }) => `${column} = ${conflict === 'add' ? `${shape.table}.${column} + ` : ''}excluded.${column}`);
  return ` ON CONFLICT (${shape.keys.map(({ column }) => column).join(', ')}) DO UPDATE SET ${set.join(', ')}`;
}
