import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the files under a folder that hold one of the texts. Fails where the folder holds hardly any file at all. */
export function filesHolding(folder: string, ...texts: readonly string[]): string[] {
  return filesWhere(folder, (bytes) => texts.some((text) => bytes.includes(text)));
}

/** The same for what holds more than a text. */
export function filesWhere(folder: string, holds: (bytes: Buffer) => boolean): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  if (files.length < 3) throw new Error(`${folder} holds ${String(files.length)} files: nothing was searched`);
  return files.filter(({ parentPath, name }) => holds(bytesOf(join(parentPath, name)))).map(({ name }) => name);
}

/** The queue's own database makes files and takes them away while somebody looks: one that is gone holds nothing. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
