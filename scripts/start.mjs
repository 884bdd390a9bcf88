// node scripts/start.mjs <all|api|worker> [--demo]: builds when sources are newer, then becomes the application.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { root } from './child.mjs';

const [app, ...args] = process.argv.slice(2);
if (!['all', 'api', 'worker'].includes(app)) {
  console.error('usage: node scripts/start.mjs <all|api|worker> [--demo]');
  process.exit(2);
}
try {
  await ensureBuilt();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const main = join(root, 'dist', 'apps', app, 'src', 'main.js');
if (!existsSync(main)) {
  console.error(`start: the build made no ${main}`);
  process.exit(1);
}
// In this process, not in a child: signals reach the application itself and nothing can outlive its parent.
process.argv = [process.execPath, main, ...args];
await import(pathToFileURL(main).href);
