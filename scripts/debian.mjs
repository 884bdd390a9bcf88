// The programs beside Node that tests need, and the Debian packages they come in.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isMain } from './child.mjs';

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const inPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .concat('/usr/sbin', '/usr/bin')
    .map((folder) => join(folder, name))
    .find(isProgram);

/** Debian keeps PostgreSQL's server programs out of PATH, in one folder a version; the newest is taken. */
function postgresProgram(name) {
  const versions = '/usr/lib/postgresql';
  const newestFirst = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : [];
  return newestFirst.map((version) => join(versions, version, 'bin', name)).find(isProgram) ?? inPath(name);
}

const programs = {
  postgres: { package: 'postgresql', find: () => postgresProgram('postgres') },
  initdb: { package: 'postgresql', find: () => postgresProgram('initdb') },
  redis: { package: 'redis-server', find: () => inPath('redis-server') },
  chromium: {
    package: 'chromium',
    find: () => [process.env.CHROMIUM ?? '/usr/bin/chromium'].find(isProgram),
  },
  // Chromium draws Arabic as empty boxes without a font that has it.
  arabic: {
    package: 'fonts-noto-core',
    find: () => ['/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf'].find(existsSync),
  },
  // Only where no prebuilt sqlite3 is found; npm then compiles it.
  compiler: { package: 'g++', find: () => inPath('c++') },
  make: { package: 'make', find: () => inPath('make') },
  python: { package: 'python3', find: () => inPath('python3') },
};

/**
 * Paths of the named programs, in order. With `install`, missing ones are fetched by apt-get when we are root;
 * otherwise an error names the one line that mends it.
 */
export function need(names, { install = false } = {}) {
  const missing = () => [...new Set(names.filter((n) => !programs[n].find()).map((n) => programs[n].package))];
  const absent = missing();
  if (absent.length > 0 && install && process.getuid?.() === 0) aptGet(absent);
  const stillAbsent = missing();
  if (stillAbsent.length > 0) {
    throw new Error(`Missing here. Mend it with: sudo apt-get install --yes ${stillAbsent.join(' ')}`);
  }
  return names.map((name) => programs[name].find());
}

function aptGet(packages) {
  // RUNLEVEL=1 keeps Debian from starting the machine-wide servers; ours are private ones.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...packages]]) {
    const { status } = spawnSync('apt-get', ['-qq', ...args], { stdio: ['ignore', 'inherit', 'inherit'], env });
    if (status !== 0) throw new Error(`apt-get ${args.join(' ')} ended with code ${status}`);
  }
}

if (isMain(import.meta)) {
  try {
    need(Object.keys(programs), { install: process.argv.includes('--install') });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
