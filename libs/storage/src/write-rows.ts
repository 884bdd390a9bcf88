import type { RecordOf, TableName } from './records';
import { literal } from './sqlite-literal';
import type { TableShape } from './table-shape';
import type { Transaction } from './writer';

type Conflict = 'fail' | 'ignore' | 'replace';

/**
 * Writes many rows of a table with one statement. `fail` lets a constraint speak, `ignore` keeps what stands (a handler's
 * second run), `replace` writes whole records over those with the same key.
 */
export function writeRows<N extends TableName>(
  transaction: Transaction,
  shape: TableShape<N>,
  rows: readonly RecordOf<N>[],
  conflict: Conflict = 'fail',
): void {
  if (rows.length === 0) return;
  const columns = shape.columns.map(({ column }) => column).join(', ');
  const insert = `INSERT INTO ${shape.table} (${columns})`;
  if (shape.isPostgres) {
    // One parameter for any number of rows, so one text a table: it is parsed and planned once a connection.
    const json = JSON.stringify(rows.map((row) => shape.object(row)));
    transaction.run(`${insert} SELECT ${columns} FROM json_populate_recordset(NULL::${shape.table}, $1)${onConflict(shape, conflict)}`, [json]);
  } else {
    const tuples = rows.map((row) => `(${shape.values(row).map(literal).join(', ')})`);
    transaction.script(`${insert} VALUES ${tuples.join(', ')}${onConflict(shape, conflict)}`);
  }
}

function onConflict(shape: TableShape, conflict: Conflict): string {
  if (conflict === 'fail') return '';
  if (conflict === 'ignore') return ' ON CONFLICT DO NOTHING';
  const set = shape.columns.filter(({ isKey }) => !isKey).map(({ column }) => `${column} = excluded.${column}`);
  return ` ON CONFLICT (${shape.keys.map(({ column }) => column).join(', ')}) DO UPDATE SET ${set.join(', ')}`;
}
