import { join } from 'node:path';
import { Client } from 'pg';
import sqlite3 from 'sqlite3';
import type { Installation } from './installation';

/**
 * Looks into the database while its server works and dies. It can only read: what a crash leaves in the write-ahead log is
 * the next server's to find.
 */
export class SecondConnection {
  private constructor(
    readonly rows: <Row extends object>(sql: string) => Promise<Row[]>,
    readonly close: () => Promise<void>,
  ) {}

  static async to({ env, dataDir }: Installation): Promise<SecondConnection> {
    const url = env['DATABASE_URL'];
    if (url === undefined) return SecondConnection.toFile(join(dataDir, 'corridor.sqlite'));
    const client = new Client({ connectionString: url });
    await client.connect();
    return new SecondConnection(
      async <Row extends object>(sql: string) => (await client.query<Row>(sql)).rows,
      () => client.end(),
    );
  }

  private static toFile(file: string): SecondConnection {
    const database = new sqlite3.Database(file, sqlite3.OPEN_READONLY);
    database.configure('busyTimeout', 5_000);
    return new SecondConnection(
      <Row extends object>(sql: string) =>
        new Promise<Row[]>((done, failed) => {
          database.all<Row>(sql, (error, rows) => (error ? failed(error) : done(rows)));
        }),
      () => new Promise((done) => database.close(() => done())),
    );
  }
}
