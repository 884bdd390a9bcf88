import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export const DATABASE = 'corridor.sqlite';
export const MANIFEST = 'backup.json';
export const KEYS = join('keys', 'encryption.keys');

/** How far an operation's ledger had come. */
export interface OperationHead {
  readonly operationId: string;
  readonly entries: number;
  readonly hash: string;
}

/** What a backup says of itself; what it says is checked before it is put back. */
export interface BackupManifest {
  readonly format: 1;
  readonly takenAt: string;
  readonly expiresAt: string;
  /** Of the database file. */
  readonly sha256: string;
  readonly operations: readonly OperationHead[];
}

/** A backup that cannot be put back, or a place that is not free for it. */
export class BackupUnusable extends Error {
  override readonly name = 'BackupUnusable';
}

/** The manifest of a backup's folder; undefined where that is none. */
export function readManifest(path: string): BackupManifest | undefined {
  if (!existsSync(join(path, MANIFEST))) return undefined;
  const manifest = JSON.parse(readFileSync(join(path, MANIFEST), 'utf8')) as BackupManifest;
  if (manifest.format !== 1) throw new BackupUnusable(`${path} is a backup of another program version`);
  return manifest;
}

export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
