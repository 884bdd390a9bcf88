import { Configuration } from '@corridor/platform/configuration';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { type DataSources, openDataSources } from './data-sources';
import { checkGuards } from './ledger/guards';
import type { RecordOf, TableName } from './records';
import { shapesOf, type TableShape } from './table-shape';

/** The two open databases and the shapes of their tables. */
@Injectable()
export class Storage implements OnApplicationShutdown {
  readonly shapes: { readonly [N in TableName]: TableShape<N> };

  private constructor(private readonly sources: DataSources) {
    this.shapes = shapesOf(sources.writer);
  }

  /** Opens, migrates, and refuses to go on where the ledger's guards are missing (LedgerUnguarded). */
  static async open(configuration: Configuration): Promise<Storage> {
    const sources = await openDataSources(configuration);
    await checkGuards((sql) => sources.writer.query(sql), sources.isPostgres);
    return new Storage(sources);
  }

  get isPostgres(): boolean {
    return this.sources.isPostgres;
  }

  get writer(): DataSource {
    return this.sources.writer;
  }

  shape<N extends TableName>(name: N): TableShape<N> {
    // An indexed access over a mapped type does not narrow by a generic key.
    return this.shapes[name];
  }

  /** Raw rows by SQL with `$1…$n`. The connection cannot write. */
  all<Row = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.sources.reader.query(sql, parameters as unknown[]);
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

  /** After the worker put down what it had in hand and the last request was answered: Nest's earlier hooks come before both. */
  async onApplicationShutdown(): Promise<void> {
    await this.sources.reader.destroy();
    await this.sources.writer.destroy();
  }
}
