import { Configuration } from '@corridor/platform/configuration';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { type DataSources, openDataSources, openSqliteToRead, poolOf, sqliteOf } from './data-sources';
import { checkGuards } from './ledger/guards';
import type { RecordOf, TableName } from './records';
import type { SqliteConnection } from './sqlite-connection';
import { named } from './statements';
import { shapesOf, type TableShape } from './table-shape';

interface SqliteConnections {
  readonly writing: SqliteConnection;
  readonly reading: SqliteConnection;
}

/** The two open databases and the shapes of their tables. */
@Injectable()
export class Storage implements OnApplicationShutdown {
  readonly shapes: { readonly [N in TableName]: TableShape<N> };

  private constructor(
    private readonly sources: DataSources,
    private readonly connections: SqliteConnections | Pool,
  ) {
    this.shapes = shapesOf(sources.writer);
  }

  /** Opens, migrates, and refuses to go on where the ledger's guards are missing (LedgerUnguarded). */
  static async open(configuration: Configuration): Promise<Storage> {
    const sources = await openDataSources(configuration);
    await checkGuards((sql) => sources.writer.query(sql), sources.isPostgres);
    return new Storage(sources, sources.isPostgres ? poolOf(sources.reader) : await sqliteConnections(sources));
  }

  /** Opens a SQLite file to look at it: nothing is migrated and nothing can be written. */
  static async openToRead(path: string): Promise<Storage> {
    const source = await openSqliteToRead(path);
    const reading = await sqliteOf(source);
    return new Storage({ writer: source, reader: source, isPostgres: false }, { writing: reading, reading });
  }

  get isPostgres(): boolean {
    return this.sources.isPostgres;
  }

  get writer(): DataSource {
    return this.sources.writer;
  }

  /** The one writing connection, where there is one. */
  get sqlite(): SqliteConnection | undefined {
    return 'writing' in this.connections ? this.connections.writing : undefined;
  }

  shape<N extends TableName>(name: N): TableShape<N> {
    // An indexed access over a mapped type does not narrow by a generic key.
    return this.shapes[name];
  }

  /** Raw rows by SQL with `$1…$n`. The connection cannot write. */
  async all<Row extends object = Record<string, unknown>>(
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<Row[]> {
    if ('reading' in this.connections) return this.connections.reading.all<Row>(sql, parameters);
    return (await this.connections.query<Row>(named(sql, parameters))).rows;
  }

  /** Whole records; `rest` begins with WHERE and uses the database's column names. */
  async records<N extends TableName>(
    name: N,
    rest: string,
    parameters: readonly unknown[] = [],
  ): Promise<RecordOf<N>[]> {
    const shape = this.shape(name);
    const raw = await this.all(`${shape.select} ${rest}`, parameters);
    return raw.map((row) => shape.decode(row));
  }

  /** Last of all: what is under way when the process is told to end still reads and writes. */
  async onApplicationShutdown(): Promise<void> {
    if ('reading' in this.connections)
      await Promise.all([this.connections.reading.release(), this.connections.writing.release()]);
    await this.sources.reader.destroy();
    if (this.sources.writer !== this.sources.reader) await this.sources.writer.destroy();
  }
}

async function sqliteConnections({ writer, reader }: DataSources): Promise<SqliteConnections> {
  return { writing: await sqliteOf(writer), reading: await sqliteOf(reader) };
}
