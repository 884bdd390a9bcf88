import { privateFolder } from '@corridor/platform/data-dir';
import { copyFileSync, existsSync, fsyncSync, openSync, closeSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BackupManifest, BackupUnusable, DATABASE, fileHash, KEYS, readManifest } from './manifest';
import { verifyDatabase } from './verify-database';

/**
 * Puts a backup into an empty data folder, byte for byte as it was taken, after its hash, its guards and its chains were
 * found whole. Throws BackupUnusable where it is not what it says, or the folder holds a database.
 */
export async function restoreBackup(path: string, dataDir: string): Promise<BackupManifest> {
  const manifest = readManifest(path);
  if (!manifest) throw new BackupUnusable(`${path} is no backup`);
  const target = join(privateFolder(dataDir), DATABASE);
  if (existsSync(target)) throw new BackupUnusable(`${dataDir} holds a database: a backup goes into an empty folder`);
  const partial = `${target}.partial`;
  try {
    copyFileSync(join(path, DATABASE), partial);
    if ((await fileHash(partial)) !== manifest.sha256)
      throw new BackupUnusable(`${path} is not as it was taken: its bytes differ`);
    const heads = await verifyDatabase(partial);
    if (JSON.stringify(heads) !== JSON.stringify(manifest.operations))
      throw new BackupUnusable(`${path} is not as it was taken: its ledgers differ`);
    if (existsSync(join(path, KEYS)) && !existsSync(join(dataDir, KEYS))) {
      privateFolder(dirname(join(dataDir, KEYS)));
      copyFileSync(join(path, KEYS), join(dataDir, KEYS));
    }
    onDisk(partial);
    renameSync(partial, target);
    onDisk(dataDir);
    return manifest;
  } finally {
    for (const rest of ['', '-shm', '-wal']) rmSync(`${partial}${rest}`, { force: true });
  }
}

function onDisk(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}
