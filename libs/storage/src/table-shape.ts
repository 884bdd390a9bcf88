import type { DataSource, EntityMetadata } from 'typeorm';
import { allRows, type RecordOf, type TableName } from './records';

type Codec = 'plain' | 'whole' | 'flag' | 'json';
interface ShapeColumn {
  readonly property: string;
  readonly column: string;
  readonly codec: Codec;
  readonly isKey: boolean;
}

/** How one table's rows become parameters and back. SQLite has no booleans, PostgreSQL's bigint may arrive as text. */
export class TableShape<N extends TableName = TableName> {
  readonly table: string;
  readonly columns: readonly ShapeColumn[];
  readonly keys: readonly ShapeColumn[];
  readonly select: string;
  /** Whether its rows belong to an operation. */
  readonly isScoped: boolean;
  private readonly byProperty: ReadonlyMap<string, string>;

  constructor(
    metadata: EntityMetadata,
    readonly isPostgres: boolean,
  ) {
    this.table = metadata.tableName;
    this.columns = metadata.columns.map((column) => ({
      property: column.propertyName,
      column: column.databaseName,
      codec: codecOf(String(column.type)),
      isKey: column.isPrimary,
    }));
    this.keys = this.columns.filter(({ isKey }) => isKey);
    this.select = `SELECT ${this.columns.map(({ column }) => column).join(', ')} FROM ${this.table}`;
    this.byProperty = new Map(this.columns.map(({ property, column }) => [property, column]));
    this.isScoped = this.byProperty.has('operationId');
  }

  /** The database's name of a property. Throws RangeError where the table has none. */
  column(property: string): string {
    const column = this.byProperty.get(property);
    if (column === undefined) throw new RangeError(`${this.table} has no ${property}`);
    return column;
  }

  /** The row's values in the order of the columns. */
  values(row: RecordOf<N>): unknown[] {
    return this.columns.map((column) => this.encoded(row, column));
  }

  /** The row by the database's names of its columns. */
  object(row: RecordOf<N>): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const column of this.columns) values[column.column] = this.encoded(row, column);
    return values;
  }

  private encoded(row: RecordOf<N>, { property, codec }: ShapeColumn): unknown {
    const value = (row as unknown as Record<string, unknown>)[property];
    if (value === undefined) throw new TypeError(`${this.table}.${property} is missing`);
    if (codec === 'json') return JSON.stringify(value);
    return codec === 'flag' && value !== null && !this.isPostgres ? Number(value) : value;
  }

  decode(raw: Record<string, unknown>): RecordOf<N> {
    return this.decodeValues((i) => raw[this.columns[i]?.column ?? '']);
  }

  /** The record of a row whose values are asked for by the place of their column. */
  decodeValues(valueAt: (column: number) => unknown): RecordOf<N> {
    const row: Record<string, unknown> = {};
    this.columns.forEach(({ property, codec }, i) => (row[property] = decoded(valueAt(i), codec)));
    return row as unknown as RecordOf<N>;
  }
}

/** The shapes of all tables, from the entities' metadata. */
export function shapesOf(dataSource: DataSource): { readonly [N in TableName]: TableShape<N> } {
  const isPostgres = dataSource.options.type === 'postgres';
  const entries = Object.entries(allRows).map(([name, row]) => [
    name,
    new TableShape(dataSource.getMetadata(row), isPostgres),
  ]);
  // The keys are those of allRows, which TableName is made of.
  return Object.fromEntries(entries) as { readonly [N in TableName]: TableShape<N> };
}

function codecOf(type: string): Codec {
  if (type === 'bigint') return 'whole';
  if (type === 'boolean') return 'flag';
  return type === 'simple-json' ? 'json' : 'plain';
}

function decoded(value: unknown, codec: Codec): unknown {
  if (value === null || codec === 'plain') return value;
  if (codec === 'whole') return Number(value);
  return codec === 'flag' ? Boolean(value) : JSON.parse(value as string);
}
