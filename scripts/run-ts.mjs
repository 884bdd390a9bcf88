// node scripts/run-ts.mjs <file.ts> [args]: runs a TypeScript program of ours without building it.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/run-ts.mjs <file.ts> [args]');
  process.exit(2);
}
const program = resolve(file);
process.argv = [process.execPath, program, ...args];
const require = createRequire(import.meta.url);
require('./ts-hook.cjs');
require(program);
