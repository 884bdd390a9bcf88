// node scripts/prove.mjs <name> [--short] [--servers] [args]: runs test/faults/<name>.ts against the built application.
// PROOF=short|full tells it how long to try; --servers gives it PostgreSQL and Redis.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { root } from './child.mjs';
import { main, options, runBeside, typescript } from './program.mjs';

const { servers, rest } = options(process.argv.slice(2));
const [name, ...args] = rest.filter((arg) => arg !== '--short');
const faults = join(root, 'test/faults');

await main(async () => {
  const program = join(faults, `${name}.ts`);
  if (!name || !existsSync(program)) {
    const known = readdirSync(faults).filter((file) => /^[\w-]+\.ts$/.test(file));
    throw new Error(`usage: node scripts/prove.mjs <${known.map((file) => file.slice(0, -3)).join('|')}> [--servers]`);
  }
  await ensureBuilt();
  const length = rest.includes('--short') ? 'short' : (process.env.PROOF ?? 'full');
  return runBeside({ servers }, typescript(program, ...args), { PROOF: length });
});
