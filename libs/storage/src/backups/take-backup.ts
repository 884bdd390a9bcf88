import { privateFolder } from '@corridor/platform/data-dir';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { type BackupManifest, DATABASE, fileHash, KEYS, MANIFEST, readManifest } from './manifest';
import { verifyDatabase } from './verify-database';

interface BackupPlan {
  /** The office's data folder; its server may run meanwhile. */
  readonly dataDir: string;
  /** Where backups lie, one folder each. */
  readonly folder: string;
  /** Days until it is over: a backup holds the keys of cases that were erased since, so none may stay for ever. */
  readonly keepDays: number;
  /** Whether the key that opens it goes with it: whoever takes the backup then takes both. */
  readonly withKey: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Told how much is written, from 0 to 1. */
  readonly progress?: (share: number) => void;
}

/**
 * Copies the database of an office as it stands in one moment, while it is written to, and walks the copy's chains before
 * it counts as a backup. Removes backups in the folder that are over. Throws DatabaseDamaged where the copy does not hold.
 */
export async function takeBackup(
  plan: BackupPlan,
): Promise<{ readonly path: string; readonly manifest: BackupManifest }> {
  const { dataDir, folder, keepDays, withKey, now } = plan;
  const takenAt = new Date(now).toISOString();
  privateFolder(folder);
  const path = join(folder, `corridor-${takenAt.replace(/[:.]/g, '-')}`);
  const partial = `${path}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  try {
    await copyOf(join(dataDir, DATABASE), join(partial, DATABASE), plan.progress);
    const manifest: BackupManifest = {
      format: 1,
      takenAt,
      expiresAt: new Date(now + keepDays * 24 * 3_600_000).toISOString(),
      sha256: await fileHash(join(partial, DATABASE)),
      operations: await verifyDatabase(join(partial, DATABASE)),
    };
    if (withKey && existsSync(join(dataDir, KEYS))) cpSync(join(dataDir, KEYS), join(partial, KEYS));
    writeFileSync(join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(partial, path);
    removeExpired(folder, takenAt);
    return { path, manifest };
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

const LOOK_MS = 200;

/** `VACUUM INTO` reads in one transaction: what is written meanwhile is not in it, and nobody waits for it. */
async function copyOf(from: string, to: string, progress: (share: number) => void = () => undefined): Promise<void> {
  const whole = statSync(from).size;
  const looking = setInterval(() => {
    if (existsSync(to)) progress(Math.min(0.99, statSync(to).size / whole));
  }, LOOK_MS);
  const database = await open(from);
  try {
    await run(database, 'VACUUM INTO ?', [to]);
  } finally {
    clearInterval(looking);
    await new Promise<void>((done) => database.close(() => done()));
  }
  progress(1);
}

function removeExpired(folder: string, now: string): void {
  for (const name of readdirSync(folder).filter((each) => each.startsWith('corridor-'))) {
    const manifest = readManifest(join(folder, name));
    if (manifest && manifest.expiresAt <= now) rmSync(join(folder, name), { recursive: true });
  }
}

const open = (path: string): Promise<sqlite3.Database> =>
  new Promise((done, failed) => {
    const database = new sqlite3.Database(path, sqlite3.OPEN_READWRITE, (error) => {
      if (error) failed(error);
      else done(database);
    });
    database.configure('busyTimeout', 60_000);
  });

const run = (database: sqlite3.Database, sql: string, values: readonly unknown[]): Promise<void> =>
  new Promise((done, failed) => {
    database.run(sql, values, (error) => {
      if (error) failed(error);
      else done();
    });
  });
