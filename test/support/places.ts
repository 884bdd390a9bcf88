import { Redis } from 'ioredis';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { randomUUID } from 'node:crypto';

export interface Place {
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/**
 * A fresh place for one office: a folder, or a database and a corner of the queue where the run has servers. One that is
 * to be broken (`willBreak`) leaves no pattern for the places after it.
 */
export async function aPlaceToStore({ willBreak = false } = {}): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'corridor-test-'));
  const { TEST_DATABASE_URL, TEST_QUEUE_URL } = process.env;
  if (TEST_DATABASE_URL === undefined || TEST_QUEUE_URL === undefined) {
    borrowQueueStore(dataDir);
    return {
      env: { DATA_DIR: dataDir },
      remove: () => {
        if (!willBreak) keepQueueStore(dataDir);
        rmSync(dataDir, { recursive: true, force: true });
        return Promise.resolve();
      },
    };
  }
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(TEST_DATABASE_URL, `CREATE DATABASE ${name}`);
  const url = new URL(TEST_DATABASE_URL);
  url.pathname = `/${name}`;
  return {
    env: { DATA_DIR: dataDir, DATABASE_URL: url.href, QUEUE_URL: TEST_QUEUE_URL, QUEUE_PREFIX: name },
    remove: async () => {
      await onServer(TEST_DATABASE_URL, `DROP DATABASE ${name} WITH (FORCE)`);
      await sweepQueue(TEST_QUEUE_URL, name);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Making PGlite's folder takes seconds; the first one that was made and emptied serves as pattern for the rest of a run. */
const PATTERN = join(tmpdir(), `corridor-queue-pattern-${String(process.ppid)}`);

function borrowQueueStore(dataDir: string): void {
  if (existsSync(PATTERN)) cpSync(PATTERN, join(dataDir, 'queue'), { recursive: true });
}

function keepQueueStore(dataDir: string): void {
  const made = join(dataDir, 'queue');
  if (existsSync(PATTERN) || !existsSync(made)) return;
  const partial = `${PATTERN}.${String(process.pid)}`;
  cpSync(made, partial, { recursive: true });
  try {
    renameSync(partial, PATTERN);
  } catch {
    rmSync(partial, { recursive: true, force: true }); // another worker was faster
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function sweepQueue(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  try {
    for (;;) {
      const [cursor, keys] = await redis.scan(0, 'MATCH', `${prefix}:*`, 'COUNT', 10_000);
      if (keys.length > 0) await redis.del(...keys);
      if (cursor === '0') return;
    }
  } finally {
    redis.disconnect();
  }
}
