import type { RecordOf, TableName } from './records';
import { literal } from './sqlite-literal';
import type { TableShape } from './table-shape';
import type { Transaction } from './writer';

/** Rows of one statement on SQLite. A power of two, like every smaller share. */
const MOST_ROWS = 64;

type Conflict = 'fail' | 'ignore' | 'replace';

/**
 * Writes many rows of a table with few statements. `fail` lets a constraint speak, `ignore` keeps what stands (a handler's
 * second run), `replace` writes whole records over those with the same key.
 */
export function writeRows<N extends TableName>(
  transaction: Transaction,
  shape: TableShape<N>,
  rows: readonly RecordOf<N>[],
  conflict: Conflict = 'fail',
): void {
  if (rows.length === 0) return;
  if (shape.isPostgres) {
    // One parameter for any number of rows, so one text a table: it is parsed and planned once a connection.
    return transaction.run(postgresSql(shape, conflict), [JSON.stringify(rows.map((row) => shape.object(row)))]);
  }
  if (!shape.hasDecimals) return transaction.script(sqliteScript(shape, rows, conflict));
  // Shares of 64, 32, 16… rows: the texts stay few enough to stay prepared.
  for (let from = 0; from < rows.length;) {
    const share = Math.min(MOST_ROWS, 2 ** Math.floor(Math.log2(rows.length - from)));
    transaction.run(
      sqliteSql(shape, share, conflict),
      rows.slice(from, from + share).flatMap((row) => shape.values(row)),
    );
    from += share;
  }
}

function sqliteScript<N extends TableName>(
  shape: TableShape<N>,
  rows: readonly RecordOf<N>[],
  conflict: Conflict,
): string {
  const head = remembered(
    `${shape.table} columns`,
    () => `INSERT INTO ${shape.table} (${shape.columns.map(({ column }) => column).join(', ')}) VALUES `,
  );
  const tuples = rows.map((row) => `(${shape.values(row).map(literal).join(', ')})`);
  return head + tuples.join(', ') + onConflict(shape, conflict);
}

const texts = new Map<string, string>();

function postgresSql(shape: TableShape, conflict: Conflict): string {
  return remembered(`${shape.table} ${conflict}`, () => {
    const columns = shape.columns.map(({ column }) => column).join(', ');
    return `INSERT INTO ${shape.table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${shape.table}, $1)${onConflict(shape, conflict)}`;
  });
}

function sqliteSql(shape: TableShape, rows: number, conflict: Conflict): string {
  return remembered(`${shape.table} ${conflict} ${String(rows)}`, () => {
    const columns = shape.columns.map(({ column }) => column).join(', ');
    // Unnamed: for named ones SQLite searches the list of names at each, which takes longer than the rows themselves.
    const tuple = `(${shape.columns.map(() => '?').join(', ')})`;
    return `INSERT INTO ${shape.table} (${columns}) VALUES ${Array.from({ length: rows }, () => tuple).join(', ')}${onConflict(shape, conflict)}`;
  });
}

function remembered(key: string, make: () => string): string {
  let sql = texts.get(key);
  if (sql === undefined) texts.set(key, (sql = make()));
  return sql;
}

function onConflict(shape: TableShape, conflict: Conflict): string {
  if (conflict === 'fail') return '';
  if (conflict === 'ignore') return ' ON CONFLICT DO NOTHING';
  const set = shape.columns.filter(({ isKey }) => !isKey).map(({ column }) => `${column} = excluded.${column}`);
  return ` ON CONFLICT (${shape.keys.map(({ column }) => column).join(', ')}) DO UPDATE SET ${set.join(', ')}`;
}
