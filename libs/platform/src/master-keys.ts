import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Configuration } from './configuration';
import { privateFolder } from './data-dir';
import { newKey, seal, type SecretKey, unseal } from './seal';

/** What a key was wrapped with is not among the configured ones. */
export class MasterKeyMissing extends Error {
  override readonly name = 'MasterKeyMissing';
}

/** The keys that wrap every other key. They never touch the database. */
export class MasterKeys {
  private constructor(
    private readonly keys: ReadonlyMap<string, SecretKey>,
    private readonly currentName: string,
  ) {}

  /** From ENCRYPTION_KEYS; without it a key is made once and kept in `DATA_DIR/keys`, with a warning. */
  static from(configuration: Configuration, log: Pick<Logger, 'warn'>): MasterKeys {
    const text = configuration.ENCRYPTION_KEYS ?? keptInDataDir(configuration.DATA_DIR, log);
    const entries = text
      .trim()
      .split(',')
      .map(
        (each) => [each.slice(0, each.indexOf(':')), Buffer.from(each.slice(each.indexOf(':') + 1), 'base64')] as const,
      );
    return new MasterKeys(new Map(entries), entries[0]?.[0] ?? '');
  }

  /** Wraps a key under the current master key, bound to its place. */
  wrap(place: string, key: SecretKey): string {
    return `${this.currentName}:${seal(this.named(this.currentName), place, key)}`;
  }

  /** Throws SealBroken where bytes or place differ, MasterKeyMissing where the master key is not configured. */
  unwrap(place: string, wrapped: string): SecretKey {
    const at = wrapped.indexOf(':');
    return unseal(this.named(wrapped.slice(0, at)), place, wrapped.slice(at + 1));
  }

  /** Whether the current master key wrapped it; one that did not can be wrapped anew. */
  isCurrent(wrapped: string): boolean {
    return wrapped.startsWith(`${this.currentName}:`);
  }

  private named(name: string): SecretKey {
    const key = this.keys.get(name);
    if (!key) throw new MasterKeyMissing(`ENCRYPTION_KEYS has no key named ${name}, which this database needs`);
    return key;
  }
}

function keptInDataDir(dataDir: string, log: Pick<Logger, 'warn'>): string {
  const path = join(privateFolder(dataDir, 'keys'), 'encryption.keys');
  if (!existsSync(path) && makeKeyFile(path)) {
    log.warn(
      { path },
      'ENCRYPTION_KEYS is not set: a key was made beside the data. Whoever takes the folder takes both.',
    );
  }
  return readFileSync(path, 'utf8');
}

/**
 * Makes the file whole or not at all, and never over another: a death in between leaves no half a key, and of api and worker
 * that start together one makes it and both read it. Whether it was us.
 */
function makeKeyFile(path: string): boolean {
  const partial = `${path}.${String(process.pid)}`;
  writeFileSync(partial, `local-1:${newKey().toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(partial, path);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(partial);
  }
}
