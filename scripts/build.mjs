// Builds the applications when their sources are newer than what stands in dist/. `--force` builds in any case.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMain, root, run, tool } from './child.mjs';

const dist = join(root, 'dist');
const stamp = join(dist, 'build-stamp');

/** Throws when a step of the build fails; its own words have then been printed. */
export async function ensureBuilt({ force = false } = {}) {
  if (!force && isFresh()) return console.log('build: dist/ is up to date');
  mkdirSync(dist, { recursive: true });
  const unlock = await lock();
  try {
    if (!force && isFresh()) return console.log('build: dist/ is up to date');
    await build();
  } finally {
    await unlock();
  }
}

async function build() {
  const started = Date.now();
  // Taken before the build: a file saved while it runs then makes the next build start, never go missing.
  const fingerprint = sources();
  rmSync(stamp, { force: true });
  // A module whose source is gone must not live on in dist/.
  for (const stale of ['apps', 'libs']) rmSync(join(dist, stale), { recursive: true, force: true });
  await step('nest build', [...tool('@nestjs/cli', 'nest'), 'build', 'all']);
  await step('vite build', [
    ...tool('vite'),
    'build',
    'apps/web',
    '--config',
    'apps/web/vite.config.ts',
    '--logLevel',
    'warn',
  ]);
  writeFileSync(stamp, fingerprint);
  console.log(`build: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

async function step(name, command) {
  // Vite and Nest decide by this variable what they emit; a test run must build what a start builds.
  const code = await run(command, { env: { NODE_ENV: 'production', VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' } });
  if (code !== 0) throw new Error(`build: ${name} ended with code ${code}`);
}

const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === sources();

/** A hash of what goes into the build: contents, not times, because a checkout makes every file new. */
function sources() {
  const hash = createHash('sha256').update(process.version);
  const files = readdirSync(root).filter((name) => /^(package(-lock)?|nest-cli|tsconfig.*)\.json$/.test(name));
  for (const folder of ['apps', 'libs']) files.push(...filesBelow(folder));
  for (const file of files.sort()) hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return /^(node_modules|dist)$/.test(entry.name) ? [] : filesBelow(path);
    return entry.isFile() && !/\.(spec\.tsx?|md)$/.test(entry.name) ? [path] : [];
  });
}

/** One build at a time. The lock is SQLite's on a small file, which the kernel frees when a builder dies. */
async function lock() {
  const { default: sqlite3 } = await import('sqlite3');
  const database = await new Promise((resolve, reject) => {
    const opened = new sqlite3.Database(join(dist, 'build-lock.sqlite'), (error) =>
      error ? reject(error) : resolve(opened),
    );
  });
  const execute = (sql) =>
    new Promise((resolve, reject) => database.exec(sql, (error) => (error ? reject(error) : resolve())));
  try {
    await execute('BEGIN EXCLUSIVE');
  } catch (error) {
    if (error.code !== 'SQLITE_BUSY') throw error;
    console.log('build: waiting for another build');
    database.configure('busyTimeout', 15 * 60_000);
    await execute('BEGIN EXCLUSIVE');
  }
  return () => new Promise((resolve) => database.close(resolve));
}

if (isMain(import.meta)) {
  try {
    await ensureBuilt({ force: process.argv.includes('--force') });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
