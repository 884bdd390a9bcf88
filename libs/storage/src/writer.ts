import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryResult } from 'pg';
import type { SqliteConnection } from './sqlite-connection';
import { named } from './statements';
import { Storage } from './storage';

type Raw = Record<string, unknown>;

/** Tables from which what somebody may want back is deleted for good. */
export type TracedTable = 'case_keys' | 'pasted_texts' | 'held_commands' | 'import_rows' | 'outside_watches';

/**
 * The writing connection, inside one transaction. Statements run one behind another in the order in which they are handed
 * over, whether or not somebody waits in between; after one that failed, none of the rest does anything. SQL uses `$1…$n`,
 * each once and in order, which both databases read.
 */
export interface Transaction {
  /** Reads rows. */
  all<Row = Raw>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Writes. Nobody waits for it: what breaks is thrown where the transaction next reads, or commits. */
  run(sql: string, parameters?: readonly unknown[]): void;
  /** Writes with a statement that holds its values. */
  script(sql: string): void;
}

interface OpenTransaction extends Transaction {
  /** Resolves when it is on disk. Throws the first fault of any of its statements; nothing of it then stands. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

/**
 * The only way to write. On SQLite transactions follow one another on the one connection (TypeORM hands the same one to
 * everybody, so two that overlap would mix); on PostgreSQL each has its own.
 */
@Injectable()
export class Writer {
  private last: Promise<unknown> = Promise.resolve();
  /** Where something that was deleted may still stand in a file. At a start everywhere: the process before may have died. */
  private readonly traces = new Set<TracedTable>([
    'case_keys',
    'pasted_texts',
    'held_commands',
    'import_rows',
    'outside_watches',
  ]);

  constructor(private readonly storage: Storage) {}

  /** Runs the work and commits with full durability; anything it throws rolls back and is thrown on. */
  transaction<T>(work: (transaction: Transaction) => T | Promise<T>): Promise<T> {
    const { sqlite } = this.storage;
    return sqlite ? this.inTurn(() => committed(new SqliteTransaction(sqlite), work)) : this.onItsOwnConnection(work);
  }

  /** Something was deleted from these tables, and must not stay in the files: `scrub` takes it out. */
  leftTracesIn(tables: Iterable<TracedTable>): void {
    for (const table of tables) this.traces.add(table);
  }

  /**
   * Takes what was deleted out of the database's own files. SQLite overwrites it in its pages and keeps the pages before in
   * the log, which is emptied here; PostgreSQL keeps old rows, and after VACUUM their bytes, until the table is written anew.
   * What cannot be done now is done the next time.
   */
  async scrub(): Promise<void> {
    const { sqlite, writer } = this.storage;
    const tables = [...this.traces];
    if (tables.length === 0) return;
    this.traces.clear();
    try {
      if (!sqlite) for (const table of tables) await writer.query(`VACUUM FULL ${table}`);
      else if (!(await this.inTurn(() => hasEmptiedLog(sqlite)))) this.leftTracesIn(tables);
    } catch (error) {
      this.leftTracesIn(tables);
      throw error;
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }

  private async onItsOwnConnection<T>(work: (transaction: Transaction) => T | Promise<T>): Promise<T> {
    const runner = this.storage.writer.createQueryRunner();
    try {
      return await committed(new PostgresTransaction((await runner.connect()) as PoolClient), work);
    } finally {
      await runner.release();
    }
  }
}

/** Not while somebody reads what is older. */
async function hasEmptiedLog(connection: SqliteConnection): Promise<boolean> {
  const [row] = await connection.all<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)');
  return row?.busy === 0;
}

async function committed<T>(
  transaction: OpenTransaction,
  work: (transaction: Transaction) => T | Promise<T>,
): Promise<T> {
  let result: T;
  try {
    result = await work(transaction);
  } catch (error) {
    await transaction.rollback();
    throw error;
  }
  await transaction.commit();
  return result;
}

/** Takes its next statement when the one before has ended, and its COMMIT only when every one went well. */
class SqliteTransaction implements OpenTransaction {
  private last: Promise<unknown>;
  private readonly scripts: string[] = [];

  constructor(private readonly connection: SqliteConnection) {
    this.last = connection.all('BEGIN IMMEDIATE');
    this.last.catch(() => undefined); // said again by whatever comes after
  }

  all<Row = Raw>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    return this.next(() => this.connection.all<Row>(sql, parameters));
  }

  run(sql: string, parameters?: readonly unknown[]): void {
    void this.all(sql, parameters);
  }

  script(sql: string): void {
    this.scripts.push(sql);
  }

  async commit(): Promise<void> {
    try {
      this.script('COMMIT');
      this.runScripts();
      await this.last;
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  private next<T>(step: () => Promise<T>): Promise<T> {
    this.runScripts();
    return this.follow(step);
  }

  /** What stands in a row without values of its own goes in one trip, with COMMIT as its end if nothing comes after. */
  private runScripts(): void {
    if (this.scripts.length === 0) return;
    const script = this.scripts.splice(0).join(';\n');
    void this.follow(() => this.connection.script(script));
  }

  private follow<T>(step: () => Promise<T>): Promise<T> {
    const mine = this.last.then(step);
    this.last = mine;
    mine.catch(() => undefined); // said again by whatever comes after
    return mine;
  }

  async rollback(): Promise<void> {
    await this.last.catch(() => undefined);
    // A COMMIT that failed may have ended the transaction already; the first error is the one that counts.
    await this.connection.all('ROLLBACK').catch(() => undefined);
  }
}

/**
 * Sends its statements without waiting for the answers (the pool's clients pipeline). A statement that fails makes the
 * server refuse the rest and turn COMMIT into ROLLBACK, so even COMMIT may go out with the writes before it.
 */
class PostgresTransaction implements OpenTransaction {
  private readonly sent: Promise<QueryResult<Raw>>[] = [];

  constructor(private readonly client: PoolClient) {
    void this.send('BEGIN');
  }

  async all<Row = Raw>(sql: string, parameters?: readonly unknown[]): Promise<Row[]> {
    const answer = this.send(sql, parameters);
    await Promise.all(this.sent);
    // The caller names the shape of its own SELECT.
    return (await answer).rows as Row[];
  }

  run(sql: string, parameters?: readonly unknown[]): void {
    void this.send(sql, parameters);
  }

  script(sql: string): void {
    void this.send(sql);
  }

  async commit(): Promise<void> {
    const ending = this.send('COMMIT');
    await this.settled();
    await Promise.all(this.sent);
    const { command } = await ending;
    if (command !== 'COMMIT') throw new Error(`the commit ended as ${command}`);
  }

  async rollback(): Promise<void> {
    void this.send('ROLLBACK');
    await this.settled();
  }

  private send(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<Raw>> {
    const answer = this.client.query<Raw>(named(sql, parameters));
    answer.catch(() => undefined); // said again at the next read, or at the commit
    this.sent.push(answer);
    return answer;
  }

  /** The connection goes back to the pool only when everything that was sent has been answered. */
  private async settled(): Promise<void> {
    await Promise.allSettled(this.sent);
  }
}
