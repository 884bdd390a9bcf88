// The suites of `npm test` and `npm run test:faults` again, on PostgreSQL and Redis: what never touches a database is proven
// once. Arguments go to Jest.
import { ensureBuilt } from './build.mjs';
import { tool } from './child.mjs';
import { main, runBeside } from './program.mjs';

const all = ['--testPathIgnorePatterns', '/node_modules/', '/test/browser/'];
const withADatabase = ['apps/api', 'apps/worker', 'libs/storage', 'libs/platform', 'test'];

await main(async () => {
  await ensureBuilt();
  return runBeside({ servers: true }, [...tool('jest'), ...process.argv.slice(2), ...all, '--roots', ...withADatabase]);
});
