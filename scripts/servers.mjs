// Private PostgreSQL and Redis on loopback, in temporary folders that go with them.
// As a program: starts both, prints their addresses, and stops them when it is stopped itself.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMain } from './child.mjs';
import { need } from './debian.mjs';

/** `url` names a superuser, so that a test can create its own database. */
export async function startPostgres({ install = false } = {}) {
  const [initdb, postgres] = need(['initdb', 'postgres'], { install });
  const owner = unprivileged();
  const password = randomBytes(16).toString('hex');
  const place = temporaryFolder('corridor-postgres-', owner);
  const passwordFile = join(place, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner.uid !== undefined) chownSync(passwordFile, owner.uid, owner.gid);
  const data = join(place, 'data');
  const created = spawnSync(
    initdb,
    ['-D', data, '-U', 'corridor', '--pwfile', passwordFile, '-A', 'password', '-E', 'UTF8', '--locale=C.UTF-8', '-N'],
    { ...owner, cwd: place, encoding: 'utf8' },
  );
  if (created.status !== 0) {
    rmSync(place, { recursive: true, force: true });
    throw new Error(`initdb failed: ${created.stderr || created.error?.message}`);
  }
  const settings = (port) => ({
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'on',
    max_connections: 200,
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    // Two cores: a parallel plan or a compiled one costs more than it saves, and /dev/shm is small in containers.
    max_parallel_workers_per_gather: 0,
    jit: 'off',
    timezone: 'UTC',
  });
  return launch({
    name: 'postgres',
    place,
    owner,
    signal: 'INT', // a fast shutdown: connections are closed, the files are left whole
    command: (port) => [
      postgres,
      '-D',
      data,
      ...Object.entries(settings(port)).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
    ],
    url: (port) => `postgres://corridor:${password}@127.0.0.1:${port}/postgres`,
    answers: postgresAnswers,
  });
}

export async function startRedis({ install = false } = {}) {
  const [redis] = need(['redis'], { install });
  const password = randomBytes(16).toString('hex');
  const owner = unprivileged();
  const place = temporaryFolder('corridor-redis-', owner);
  const settings = (port) =>
    `port ${port}\nbind 127.0.0.1\nrequirepass ${password}\ndir ${place}\nsave ""\nappendonly no\nmaxmemory-policy noeviction\n`;
  return launch({
    name: 'redis-server',
    place,
    owner,
    signal: 'TERM',
    input: settings, // on stdin, where the password is in nobody's process list
    command: () => [redis, '-'],
    url: (port) => `redis://:${password}@127.0.0.1:${port}`,
    answers: redisAnswers,
  });
}

/** Both, as the variables in which tests, proofs and benchmarks look for them. */
export async function startServers({ install = false } = {}) {
  const postgres = await startPostgres({ install });
  const redis = await startRedis({ install }).catch(async (error) => {
    await postgres.stop();
    throw error;
  });
  return {
    env: { TEST_DATABASE_URL: postgres.url, TEST_QUEUE_URL: redis.url },
    stop: () => Promise.all([postgres.stop(), redis.stop()]),
  };
}

async function launch({ name, place, owner, signal, input, command, url, answers }) {
  const log = join(place, 'log');
  // Another program may take a port between our look and the server's start.
  for (let attempt = 1; attempt <= 3; attempt++) {
    const port = await freePort();
    const output = openSync(log, 'w');
    const [program, ...args] = command(port);
    const child = spawn(program, args, {
      ...owner,
      cwd: place,
      detached: true, // Ctrl-C is for us: the tests still need their server while they end
      stdio: ['pipe', output, output],
    });
    child.on('error', () => {});
    child.stdin.end(input?.(port) ?? '');
    const guard = guardOf(child, signal, place);
    for (let waited = 0; waited < 60_000 && child.pid && child.exitCode === null; waited += 50) {
      if (await answers(url(port))) {
        child.unref();
        return { url: url(port), pid: child.pid, stop: guard };
      }
      await sleep(50);
    }
    const words = readFileSync(log, 'utf8').trim();
    const portTaken = /address already in use/i.test(words) && attempt < 3;
    await guard({ keep: portTaken });
    if (!portTaken) throw new Error(`${name} did not start: ${words}`);
  }
}

/**
 * A shell that waits at a pipe from us. The pipe closes when we stop the server and also when we are killed,
 * SIGKILL included; the shell then ends the server and removes its folder. One way out for every ending.
 */
function guardOf(child, signal, place) {
  const script = `read -r keep
    kill -${signal} "$1"; n=0
    while kill -0 "$1" && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
    kill -KILL "$1"
    [ "$keep" ] || rm -rf "$2"`;
  const guard = spawn('sh', ['-c', script, 'guard', String(child.pid), place], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  guard.stdin.unref();
  const ended = once(guard, 'exit');
  return async ({ keep = false } = {}) => {
    guard.ref();
    guard.stdin.end(keep ? 'keep\n' : '');
    await ended;
  };
}

/** PostgreSQL refuses to run as root, so root lends its servers a user who may do nothing else. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  for (const user of ['postgres', 'nobody']) {
    try {
      const id = (flag) => Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Error('This is root, and neither the user postgres nor nobody exists to run a server as.');
}

function temporaryFolder(prefix, { uid, gid }) {
  const place = mkdtempSync(join(tmpdir(), prefix));
  if (uid !== undefined) chownSync(place, uid, gid);
  return place;
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function postgresAnswers(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function redisAnswers(url) {
  const { port, hostname, password } = new URL(url);
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), hostname, () => socket.write(`AUTH ${password}\r\n`));
    const answer = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.on('data', (bytes) => answer(bytes.toString().startsWith('+OK')));
    socket.on('error', () => answer(false));
  });
}

if (isMain(import.meta)) {
  try {
    const { env, stop } = await startServers({ install: process.argv.includes('--install') });
    for (const [name, url] of Object.entries(env)) console.log(`${name}=${url}`);
    const awake = setInterval(() => {}, 60_000);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    clearInterval(awake);
    await stop();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
