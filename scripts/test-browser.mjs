// The browser suite on the embedded pair; with --servers the work that people do a second time, on PostgreSQL and Redis.
// Other arguments go to Jest.
import { tool } from './child.mjs';
import { need } from './debian.mjs';
import { main, options, runBeside } from './program.mjs';

const { servers, rest } = options(process.argv.slice(2));

await main(async () => {
  const [chromium] = need(['chromium']);
  const jest = [...tool('jest'), '--config', 'jest.browser.config.cjs', ...rest];
  const env = { CHROMIUM: chromium };
  const embedded = await runBeside({ servers: false }, jest, env);
  if (!servers) return embedded;
  // What pages look like, weigh and keep on a phone does not depend on the database: the second time, only what is written.
  const work = ['answer-for-many', 'boarding', 'call-round', 'imported-lists', 'lists', 'main-job'];
  return (await runBeside({ servers: true }, [...jest, `test/browser/(${work.join('|')})\\.`], env)) || embedded;
});
