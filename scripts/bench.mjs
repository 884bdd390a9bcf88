// node scripts/bench.mjs [--servers] [args]: runs bench/index.ts against the built application.
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { root } from './child.mjs';
import { main, options, runBeside, typescript } from './program.mjs';

const { servers, rest } = options(process.argv.slice(2));

await main(async () => {
  await ensureBuilt();
  return runBeside({ servers }, typescript(join(root, 'bench/index.ts'), ...rest), { NODE_ENV: 'production' });
});
