// The browser suite on the embedded pair; with --servers a second time, on PostgreSQL and Redis. Other arguments go to Jest.
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
  // What the pages look like does not depend on the database: the second time, only what people do.
  const doings = [...jest, '--testPathIgnorePatterns', 'pages\\.browser-spec', '/node_modules/'];
  return (await runBeside({ servers: true }, doings, env)) || embedded;
});
