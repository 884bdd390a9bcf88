import type { Database, Statement } from 'sqlite3';
import { isWorthKeeping } from './statements';

/** Statements that stay prepared, the last used longest. */
const MOST_KEPT = 400;

interface Prepared {
  readonly statement: Statement;
  /** Why it could not be prepared; its runs only say that it is not there. */
  fault?: Error;
}

/**
 * SQL on a connection that TypeORM opened. Its own way prepares every statement anew, in a trip of its own to another
 * thread, and formats every parameter for a stack that nobody reads.
 */
export class SqliteConnection {
  private readonly kept = new Map<string, Prepared>();

  constructor(private readonly database: Database) {}

  /** The rows; an empty list for what is no query. */
  all<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return new Promise((done, failed) => {
      const isKept = isWorthKeeping(sql);
      const prepared = isKept ? this.keep(sql) : this.prepare(sql);
      prepared.statement.all<Row>(parameters, (error, rows) => {
        if (error) failed(prepared.fault ?? error);
        else done(rows);
      });
      if (!isKept) prepared.statement.finalize();
    });
  }

  /** Runs statements one behind another in a single trip to the other thread. The first that fails ends it. */
  script(sql: string): Promise<void> {
    return new Promise((done, failed) => {
      this.database.exec(sql, (error: Error | null) => {
        if (error) failed(error);
        else done();
      });
    });
  }

  /** Lets go of the prepared statements, without which the database does not close. */
  async release(): Promise<void> {
    const all = [...this.kept.values()];
    this.kept.clear();
    await Promise.all(all.map(({ statement }) => new Promise<void>((done) => statement.finalize(() => done()))));
  }

  private keep(sql: string): Prepared {
    const prepared = this.kept.get(sql) ?? this.prepare(sql);
    // A map lists what was put in first first: put in again, this one goes last.
    this.kept.delete(sql);
    this.kept.set(sql, prepared);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) {
      this.kept.get(oldest)?.statement.finalize(); // after the runs that it still owes
      this.kept.delete(oldest);
    }
    return prepared;
  }

  private prepare(sql: string): Prepared {
    const prepared: Prepared = {
      statement: this.database.prepare(numbered(sql), (error: Error | null) => {
        if (!error) return;
        prepared.fault = error;
        this.kept.delete(sql);
      }),
    };
    return prepared;
  }
}

/** To SQLite `$2` is only a name, and names are counted as they first appear; `?2` is the second value wherever it stands. */
const numbered = (sql: string): string => sql.replace(/\$(?=\d)/g, '?');
