import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { importFacts } from '../test/support/main-job';
import { Person } from '../test/support/person';
import { aPlaceToStore, type Place } from '../test/support/places';
import { type Program, start } from './processes';

const root = join(__dirname, '..');
const SESSIONS = 16;
const PASSPHRASE = 'an invented passphrase for benchmarks';

export type Database = 'SQLite' | 'PostgreSQL';

/** Corridor as it is shipped, with an operation, areas, and a coordinator who is signed in many times. */
export interface Office {
  readonly port: number;
  readonly cookies: readonly string[];
  readonly enclaveId: string;
  /** Has the database measure its tables, as autovacuum does a minute after they grew. */
  analysed(): Promise<void>;
  /** Waits until the worker has done what the entries owe. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

export interface BareServer {
  readonly port: number;
  analysed(): Promise<void>;
  stop(): Promise<void>;
}

export async function startOffice(database: Database, sessions = SESSIONS): Promise<Office> {
  const place = await aPlace(database);
  const isEmbedded = place.env['DATABASE_URL'] === undefined;
  const env = {
    // The check is paid for, and lets the load through: a bare server has none.
    REQUESTS_PER_SECOND: '1000000',
    ...place.env,
    PORT: '0',
    HOST: '127.0.0.1',
    NODE_ENV: 'production',
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
  };
  const built = (app: string): string => join(root, 'dist/apps', app, 'src/main.js');
  const programs: Program[] = [
    await start([...flags(), built(isEmbedded ? 'all' : 'api')], env, [/localhost:(\d+)\/\n/, /#token=([\w-]+)/]),
  ];
  if (!isEmbedded) programs.push(await start([built('worker')], env, [/(the worker is ready)/]));
  const [port = '', token = ''] = programs[0]?.said ?? [];
  const url = `http://127.0.0.1:${port}`;
  const { cookies, enclaveId } = await settle(url, token, sessions);
  return {
    port: Number(port),
    cookies,
    enclaveId,
    analysed: () => analysed(place),
    drained: () => drained(url),
    stop: async () => {
      await Promise.all(programs.map((program) => program.stop()));
      await place.remove();
    },
  };
}

export async function startBare(database: Database): Promise<BareServer> {
  const place = await aPlace(database);
  const args = ['--require', join(root, 'scripts/ts-hook.cjs'), join(__dirname, 'bare-server.ts')];
  const program = await start(args, { ...place.env, NODE_ENV: 'test' }, [/bare on (\d+)/]);
  return {
    port: Number(program.said[0]),
    analysed: () => analysed(place),
    stop: async () => {
      await program.stop();
      await place.remove();
    },
  };
}

/** For a profile: BENCH_NODE_FLAGS='--cpu-prof --cpu-prof-dir=…'. */
const flags = (): string[] => (process.env['BENCH_NODE_FLAGS'] ?? '').split(' ').filter((flag) => flag !== '');

async function settle(url: string, token: string, sessions: number): Promise<{ cookies: string[]; enclaveId: string }> {
  const answer = await new Person(url, '', '', '').created('/api/setup', {
    token,
    operationName: 'Exercise of the benchmark',
    operationKind: 'exercise',
    timeZone: 'Asia/Damascus',
    name: 'administrator.one',
    passphrase: PASSPHRASE,
    language: 'en',
  });
  const administrator = await Person.signedIn(url, 'administrator.one', PASSPHRASE, String(answer.accountId));
  await administrator.created('/api/accounts', {
    name: 'coordinator.one',
    passphrase: PASSPHRASE,
    roles: ['coordinator'],
    language: 'en',
  });
  const people: Person[] = [];
  while (people.length < sessions) people.push(await Person.signedIn(url, 'coordinator.one', PASSPHRASE, ''));
  const [coordinator] = people;
  if (!coordinator) throw new Error('nobody signed in');
  return { cookies: people.map(({ cookie }) => cookie), enclaveId: await importFacts(coordinator) };
}

async function analysed({ env }: Place): Promise<void> {
  if (env['DATABASE_URL'] === undefined) return;
  const client = new Client({ connectionString: env['DATABASE_URL'] });
  await client.connect();
  await client.query('ANALYZE');
  await client.end();
}

async function drained(url: string): Promise<void> {
  for (const giveUpAt = Date.now() + 120_000; Date.now() < giveUpAt;) {
    const text = await (await fetch(`${url}/metrics`)).text();
    const waiting = /corridor_work_waiting\{kind="handlings"\} (\d+)/.exec(text)?.[1];
    if (waiting === '0') return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error('the worker did not come to an end in two minutes');
}

/** A folder or a database of this run's own. */
async function aPlace(database: Database): Promise<Place> {
  if (database === 'PostgreSQL') return aPlaceToStore();
  const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
  return {
    env: { DATA_DIR: folder },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}
