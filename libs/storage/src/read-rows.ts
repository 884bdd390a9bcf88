import type { RecordOf, TableName } from './records';
import { evened } from './statements';
import type { TableShape } from './table-shape';
import type { Transaction } from './writer';

/** Records of a table whose property has one of the values, in one operation where the table has operations. */
export interface Read<N extends TableName = TableName> {
  readonly shape: TableShape<N>;
  readonly property: string;
  readonly values: readonly string[];
  /** Looked for beyond the operation too: an id of a command is taken everywhere. */
  readonly isOfAnyOperation?: boolean;
}

/** Reads from many tables in one statement and answers the records of each read, in the order of the reads. */
export async function readTables(
  transaction: Transaction,
  operationId: string,
  reads: readonly Read[],
): Promise<RecordOf<TableName>[][]> {
  const found: RecordOf<TableName>[][] = reads.map(() => []);
  if (reads.length === 0) return found;
  const isPostgres = reads.some(({ shape }) => shape.isPostgres);
  const width = Math.max(...reads.map(({ shape }) => shape.columns.length));
  const parameters: unknown[] = [];
  const parts = reads.map(({ shape, property, values, isOfAnyOperation }, part) => {
    const parameter = (value: unknown): string => `$${String(parameters.push(value))}`;
    const inOperation = shape.isScoped && !isOfAnyOperation ? `operation_id = ${parameter(operationId)} AND ` : '';
    // An array is one parameter of one text, however long. SQLite has none.
    const among = isPostgres ? `= ANY(${parameter(values)})` : `IN (${evened(values).map(parameter).join(', ')})`;
    const row = isPostgres ? 'row_to_json(t) AS row' : paddedColumns(shape, width);
    return `SELECT ${String(part)} AS part, ${row} FROM ${shape.table} t WHERE ${inOperation}${shape.column(property)} ${among}`;
  });
  for (const raw of await transaction.all(parts.join(' UNION ALL '), parameters)) {
    const part = Number(raw['part']);
    const shape = reads[part]?.shape;
    if (shape)
      found[part]?.push(
        isPostgres
          ? shape.decode(raw['row'] as Record<string, unknown>)
          : shape.decodeValues((i) => raw[`v${String(i)}`]),
      );
  }
  return found;
}

/** SQLite's values keep their own types whatever stands above them in a UNION, so tables of any shape fit into one. */
function paddedColumns(shape: TableShape, width: number): string {
  return Array.from({ length: width }, (_, i) => `${shape.columns[i]?.column ?? 'NULL'} AS v${String(i)}`).join(', ');
}
