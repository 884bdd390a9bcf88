// The whole suite of `npm test` again, on PostgreSQL and Redis. Arguments go to Jest.
import { ensureBuilt } from './build.mjs';
import { tool } from './child.mjs';
import { main, runBeside } from './program.mjs';

await main(async () => {
  await ensureBuilt();
  return runBeside({ servers: true }, [...tool('jest'), ...process.argv.slice(2)]);
});
