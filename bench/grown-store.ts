import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import sqlite3 from 'sqlite3';
import type { Database } from './servers';

type Rows = Record<string, string>[];

/** A database that can be looked into, copied and grown while no server has it open. */
export interface GrownStore {
  readonly env: Readonly<Record<string, string>>;
  ask(sql: string): Promise<Rows>;
  copy(): Promise<GrownStore>;
  remove(): Promise<void>;
}

export const emptyStore = (database: Database): Promise<GrownStore> =>
  database === 'SQLite'
    ? Promise.resolve(inFolder(mkdtempSync(join(tmpdir(), 'corridor-bench-'))))
    : onServer(process.env['TEST_DATABASE_URL'] ?? '', process.env['TEST_QUEUE_URL'] ?? '', null);

function inFolder(folder: string): GrownStore {
  return {
    env: { DATA_DIR: folder },
    ask: (sql) =>
      new Promise((done, failed) => {
        const database = new sqlite3.Database(join(folder, 'corridor.sqlite'));
        database.configure('busyTimeout', 30_000);
        database.all(sql, (error, rows) => {
          database.close();
          if (error) failed(error);
          else done(rows as Rows);
        });
      }),
    copy: () => {
      const target = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
      cpSync(folder, target, { recursive: true });
      return Promise.resolve(inFolder(target));
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

async function onServer(server: string, queueUrl: string, template: string | null): Promise<GrownStore> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(server);
  const asked = async (at: string, sql: string): Promise<Rows> => {
    const client = new Client({ connectionString: at });
    await client.connect();
    try {
      return (await client.query<Rows[number]>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  await asked(server, `CREATE DATABASE ${name}${template === null ? '' : ` TEMPLATE ${template}`}`);
  url.pathname = `/${name}`;
  const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
  return {
    env: { DATA_DIR: folder, DATABASE_URL: url.href, QUEUE_URL: queueUrl, QUEUE_PREFIX: name },
    ask: (sql) => asked(url.href, sql),
    copy: () => onServer(server, queueUrl, name),
    remove: async () => {
      await asked(server, `DROP DATABASE ${name} WITH (FORCE)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Writes each row of a table so many times more, with what is said here of its columns in place of what stands there: `m` is
 * the row, `n.i` the number of the copy.
 */
export async function multiply(
  store: GrownStore,
  table: string,
  times: number,
  other: Readonly<Record<string, string>>,
): Promise<void> {
  const [row] = await store.ask(`SELECT * FROM ${table} LIMIT 1`);
  if (!row) return;
  const columns = Object.keys(row);
  const values = columns.map((column) => other[column] ?? `m.${column}`);
  await store.ask(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${String(times)})
     INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} m CROSS JOIN n`,
  );
}
