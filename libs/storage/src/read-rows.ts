import type { RecordOf, TableName } from './records';
import { evened, placeholders } from './statements';
import type { TableShape } from './table-shape';
import type { Transaction } from './writer';

/** Records of a table whose property has one of the values, in one operation where the table has operations. */
export interface Read<N extends TableName = TableName> {
  readonly shape: TableShape<N>;
  readonly property: string;
  readonly values: readonly string[];
  /** Looked for beyond the operation too: an id of a command is taken everywhere. */
  readonly isOfAnyOperation?: boolean;
  /** Held against other transactions to the end of this one. SQLite has one writer, so it needs no lock. */
  readonly isLocked?: boolean;
}

/**
 * Reads from many tables at once, in order, and answers the records of each. On PostgreSQL the questions go out without
 * waiting for each other; on SQLite they are one statement, since each is a trip to the database's thread.
 */
export function readRows(transaction: Transaction, operationId: string, reads: readonly Read[]): Promise<RecordOf<TableName>[][]> {
  if (reads.length === 0) return Promise.resolve([]);
  if (reads.some(({ shape }) => shape.isPostgres)) return Promise.all(reads.map((read) => readOne(transaction, operationId, read)));
  return readTogether(transaction, operationId, reads);
}

async function readOne(transaction: Transaction, operationId: string, read: Read): Promise<RecordOf<TableName>[]> {
  const { shape, property, isLocked } = read;
  const { scope, values } = parametersOf(read, operationId);
  const raw = await transaction.all(
    `${shape.select} WHERE ${scope.length > 0 ? 'operation_id = $1 AND ' : ''}${shape.column(property)} IN (${placeholders(values.length, scope.length)})${isLocked ? ' FOR UPDATE' : ''}`,
    [...scope, ...values],
  );
  return raw.map((row) => shape.decode(row));
}

async function readTogether(transaction: Transaction, operationId: string, reads: readonly Read[]): Promise<RecordOf<TableName>[][]> {
  const width = Math.max(...reads.map(({ shape }) => shape.columns.length));
  const parameters: string[] = [];
  const parts = reads.map((read, part) => {
    const { shape, property } = read;
    const { scope, values } = parametersOf(read, operationId);
    parameters.push(...scope, ...values);
    const columns = Array.from({ length: width }, (_, i) => `${shape.columns[i]?.column ?? 'NULL'} AS v${String(i)}`);
    const inOperation = scope.length > 0 ? 'operation_id = ? AND ' : '';
    return `SELECT ${String(part)} AS part, ${columns.join(', ')} FROM ${shape.table} WHERE ${inOperation}${shape.column(property)} IN (${values.map(() => '?').join(', ')})`;
  });
  const found: RecordOf<TableName>[][] = reads.map(() => []);
  for (const raw of await transaction.all(parts.join(' UNION ALL '), parameters)) {
    const part = Number(raw['part']);
    const shape = reads[part]?.shape;
    if (shape) found[part]?.push(shape.decodeValues((i) => raw[`v${String(i)}`]));
  }
  return found;
}

function parametersOf({ shape, values, isOfAnyOperation }: Read, operationId: string): { readonly scope: readonly string[]; readonly values: readonly string[] } {
  return { scope: shape.isScoped && !isOfAnyOperation ? [operationId] : [], values: evened(values) };
}
