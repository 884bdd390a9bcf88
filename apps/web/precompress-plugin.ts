import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const compressions = { br: promisify(brotliCompress), gz: promisify(gzip) };

/** Writes every file a second and third time, compressed once and well, so that the server only has to pick one. */
export function precompress(): Plugin {
  return {
    name: 'corridor-precompress',
    apply: 'build',
    async writeBundle({ dir = '.' }, bundle) {
      for (const file of Object.values(bundle)) {
        const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        for (const [ending, compress] of Object.entries(compressions)) {
          await writeFile(path.join(dir, `${file.fileName}.${ending}`), await compress(content));
        }
      }
    },
  };
}
