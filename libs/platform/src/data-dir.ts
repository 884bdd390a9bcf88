import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';

/** Somebody else holds the folder: two processes on one embedded queue would lose jobs without a word. */
export class DataDirInUse extends Error {
  override readonly name = 'DataDirInUse';

  constructor(dir: string) {
    super(`Another process uses ${dir}. Stop it, or set DATA_DIR to another folder.`);
  }
}

/** Makes the folder with its private parts and returns the path of one of them. */
export function privateFolder(dir: string, ...parts: string[]): string {
  const path = join(dir, ...parts);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

/** Held to the end of the process: a database that nobody refers to is closed by the garbage collector, and its lock with it. */
const held = new Set<sqlite3.Database>();

/**
 * Holds the folder for this process. The hold is an exclusive lock of a small database, so the kernel lets go of it when
 * the process dies, however it dies. Rejects with DataDirInUse.
 */
export async function holdDataDir(dir: string): Promise<{ release(): Promise<void> }> {
  privateFolder(dir);
  const database = await open(join(dir, 'lock.sqlite'));
  try {
    await run(database, 'BEGIN EXCLUSIVE');
  } catch (error) {
    await close(database);
    throw (error as { code?: string }).code === 'SQLITE_BUSY' ? new DataDirInUse(dir) : error;
  }
  held.add(database);
  return {
    release: () => {
      held.delete(database);
      return close(database);
    },
  };
}

const open = (path: string): Promise<sqlite3.Database> =>
  new Promise((done, failed) => {
    const database = new sqlite3.Database(path, (error) => {
      if (error) failed(error);
      else done(database);
    });
  });

const run = (database: sqlite3.Database, sql: string): Promise<void> =>
  new Promise((done, failed) => {
    database.run(sql, (error) => {
      if (error) failed(error);
      else done();
    });
  });

const close = (database: sqlite3.Database): Promise<void> =>
  new Promise((done, failed) => {
    database.close((error) => {
      if (error) failed(error);
      else done();
    });
  });
