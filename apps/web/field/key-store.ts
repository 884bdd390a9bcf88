import type { KeptKey } from './phone-key';

/**
 * One small file a person, in the browser's own file system: what is overwritten or removed there is gone, while
 * IndexedDB and localStorage leave it readable on the disk.
 */
const nameOf = (accountId: string): string => `phone-key-${accountId}`;

/** Whether this browser, on this origin, can keep a key at all. */
export const canKeepKeys = (): boolean =>
  isSecureContext && 'storage' in navigator && 'getDirectory' in navigator.storage && 'Worker' in globalThis;

export async function readKey(accountId: string): Promise<KeptKey | undefined> {
  try {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle(nameOf(accountId))).getFile();
    return JSON.parse(await file.text()) as KeptKey;
  } catch {
    return undefined;
  }
}

let writing: Promise<void> = Promise.resolve();

/** One after another: of two at once, the older could be the one that stays. */
export function writeKey(kept: KeptKey): Promise<void> {
  const written = writing.then(() => write(kept));
  writing = written.catch(() => undefined);
  return written;
}

async function write(kept: KeptKey): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  const writable = await (await folder.getFileHandle(nameOf(kept.accountId), { create: true })).createWritable();
  await writable.write(JSON.stringify(kept));
  await writable.close();
}

export async function removeKey(accountId: string): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  await folder.removeEntry(nameOf(accountId)).catch(() => undefined);
}
