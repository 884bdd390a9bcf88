import { Injectable } from '@nestjs/common';
import type { QueryRunner } from 'typeorm';
import { Storage } from './storage';

/** The writing connection, inside one transaction. SQL uses `$1…$n`, each once and in order, which both databases read. */
export interface Transaction {
  /** Reads rows. */
  all<Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Writes. */
  run(sql: string, parameters?: readonly unknown[]): Promise<void>;
}

/**
 * The only way to write. On SQLite transactions follow one another on the one connection (TypeORM hands the same one to
 * everybody, so two that overlap would mix); on PostgreSQL each has its own.
 */
@Injectable()
export class Writer {
  private last: Promise<unknown> = Promise.resolve();
  private sqliteRunner: QueryRunner | undefined;

  constructor(private readonly storage: Storage) {}

  /** Runs the work and commits with full durability; anything it throws rolls back and is thrown on. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.storage.isPostgres ? this.onItsOwnConnection(work) : this.inTurn(() => this.onTheConnection(work));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }

  private async onTheConnection<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    this.sqliteRunner ??= this.storage.writer.createQueryRunner();
    return committed(this.sqliteRunner, 'BEGIN IMMEDIATE', work);
  }

  private async onItsOwnConnection<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const runner = this.storage.writer.createQueryRunner();
    try {
      return await committed(runner, 'BEGIN', work);
    } finally {
      await runner.release();
    }
  }
}

async function committed<T>(
  runner: QueryRunner,
  begin: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  await runner.query(begin);
  try {
    const result = await work({
      all: (sql, parameters) => runner.query(sql, parameters as unknown[]),
      run: async (sql, parameters) => {
        await runner.query(sql, parameters as unknown[]);
      },
    });
    await runner.query('COMMIT');
    return result;
  } catch (error) {
    // A COMMIT that failed may have ended the transaction already; the first error is the one that counts.
    await runner.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
