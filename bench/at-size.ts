import { randomBytes } from 'node:crypto';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { addedUp } from '@corridor/domain/evacuations';
import { ALIKE, CASES_ALIKE, casesAlike } from '@corridor/storage/evacuations/cases-alike';
import { Person } from '../test/support/person';
import { type Figure, median } from './figures';
import { emptyStore, type GrownStore, multiply } from './grown-store';
import { type Program, start } from './processes';
import type { Database } from './servers';

const CASES = Number(process.env['BENCH_CASES'] ?? 10_000);
/** How many times as large the large one is. */
const TIMES = Number(process.env['BENCH_TIMES'] ?? 100);
const REQUESTS = Number(process.env['BENCH_REQUESTS'] ?? 400);
/** Spread over some weeks, so that there is something to take a median of; of who still waits nothing reads it. */
const END = `'2099-0' || (1 + n.i % 9) || '-01T00:00:00.000Z'`;
const WARMING_REQUESTS = 60;
const CONVOYS = 20;
const BAR = { atMost: 1.25 } as const;

/** What stands behind those who wait: all over, or all waiting too. */
const behinds = {
  'as many live': `CASE n.i % 5 WHEN 0 THEN 'discharged' WHEN 1 THEN 'died_waiting' WHEN 2 THEN 'withdrawn' WHEN 3 THEN 'treated_locally' ELSE 'remains' END`,
  'all live': `CASE m.status WHEN 'scheduled' THEN 'submitted' ELSE m.status END`,
} as const;

/**
 * The waiting list and the board of an operation a hundred times as large, beside the same of a small one, whole answers over
 * HTTP: once where as many wait in both, once where everybody waits.
 */
export async function atSize(database: Database): Promise<Figure[]> {
  const keys = { ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}` };
  const small = await emptyStore(database);
  const stores = [small];
  try {
    const people = await fill(small, keys);
    const figures: Figure[] = [];
    for (const [behind, status] of Object.entries(behinds)) {
      const large = await small.copy();
      stores.push(large);
      await grow(large, status);
      figures.push(...(await compare(database, behind, { small, large }, keys, people)));
    }
    return figures;
  } finally {
    for (const store of stores) await store.remove();
  }
}

interface SignIn {
  readonly name: string;
  readonly passphrase: string;
}

/** An operation of the small size, through the API's own use cases, with half of its convoys on the road. */
async function fill(store: GrownStore, keys: Readonly<Record<string, string>>): Promise<SignIn> {
  const seeding = await start(
    [
      ...['--require', join(__dirname, '../scripts/ts-hook.cjs'), join(__dirname, 'seed.ts')],
      ...['--cases', String(CASES), '--convoys', String(CONVOYS), '--data-dir', store.env['DATA_DIR'] ?? ''],
    ],
    { ...store.env, ...keys },
    [/sign in as (\S+) with/, /with: (.+)/, /(frozen manifests in)/],
  );
  await seeding.stop();
  const [name = '', passphrase = ''] = seeding.said;
  const server = await serve(store, keys, { name, passphrase });
  const { items } = await server.person.read('/api/convoys?limit=200');
  for (const { id } of items.slice(0, CONVOYS / 2) as { id: string }[])
    await server.person.created(`/api/convoys/${id}/departures`, { leg: 1 });
  await server.stop();
  return { name, passphrase };
}

/** Copies of what stands there, by the database itself: what is in no answer (ledger, sealed words) is not copied. */
async function grow(store: GrownStore, status: string): Promise<void> {
  const times = TIMES - 1;
  await multiply(store, 'medevac_cases', times, {
    id: `m.id || '-' || n.i`,
    code: `m.code || '-' || n.i`,
    status,
    wait_ended_at: END,
  });
  await multiply(store, 'companions', times, { id: `m.id || '-' || n.i`, case_id: `m.case_id || '-' || n.i` });
  await multiply(store, 'open_items', times, { id: `m.id || '-' || n.i`, resolved_at: 'm.raised_at' });
  await multiply(store, 'convoys', times, {
    id: `m.id || '-' || n.i`,
    reference: `m.reference || '-' || n.i`,
    status: `'closed'`,
    all_clear_at: 'm.planned_at',
  });
  await store.ask('DELETE FROM case_tallies');
  await store.ask(
    `INSERT INTO case_tallies (operation_id, enclave_id, status, age_band, sex, count)
     SELECT operation_id, enclave_id, status, age_band, sex, COUNT(*) FROM medevac_cases GROUP BY 1, 2, 3, 4, 5`,
  );
  await store.ask('DELETE FROM wait_tallies');
  const alike = (await store.ask(`${CASES_ALIKE} ${ALIKE}`)) as Parameters<typeof casesAlike>[0][];
  for (const { operationId, enclaveId, ageBand, sex, stage, week, count } of addedUp(alike.map(casesAlike)))
    await store.ask(
      `INSERT INTO wait_tallies (operation_id, enclave_id, age_band, sex, stage, week, count)
       VALUES ('${operationId}', '${enclaveId}', '${ageBand}', '${sex}', '${stage}', ${String(week)}, ${String(count)})`,
    );
  if (store.env['DATABASE_URL'] !== undefined) await store.ask('VACUUM ANALYZE');
}

interface Served {
  readonly person: Person;
  readonly port: number;
  stop(): Promise<void>;
}

async function serve(store: GrownStore, keys: Readonly<Record<string, string>>, who: SignIn): Promise<Served> {
  const isEmbedded = store.env['DATABASE_URL'] === undefined;
  const program: Program = await start(
    [join(__dirname, '../dist/apps', isEmbedded ? 'all' : 'api', 'src/main.js')],
    { ...store.env, ...keys, REQUESTS_PER_SECOND: '1000000', PORT: '0', HOST: '127.0.0.1', NODE_ENV: 'production' },
    [/localhost:(\d+)\/\n/],
  );
  const port = Number(program.said[0]);
  const person = await Person.signedIn(`http://127.0.0.1:${String(port)}`, who.name, who.passphrase, '');
  return { person, port, stop: () => program.stop() };
}

async function compare(
  database: Database,
  behind: string,
  { small, large }: { small: GrownStore; large: GrownStore },
  keys: Readonly<Record<string, string>>,
  who: SignIn,
): Promise<Figure[]> {
  const [few, many] = [await serve(small, keys, who), await serve(large, keys, who)];
  try {
    const pages: [string, string, string][] = [
      ['first page of the waiting list', '/api/waiting-list?limit=50', '/api/waiting-list?limit=50'],
      ['a page from its middle', await middlePage(small), await middlePage(large)],
      ['the board', '/api/now', '/api/now'],
      ['what the list says of itself', '/api/waiting-list/figures', '/api/waiting-list/figures'],
    ];
    const figures: Figure[] = [];
    for (const [what, ofFew, ofMany] of pages) {
      const about = {
        what: `${database}, ${what}, ${String(CASES * TIMES)} cases beside ${String(CASES)}, ${behind}`,
        unit: 'ms',
        bar: BAR,
      };
      figures.push(await alternating(about, { ours: asking(many, ofMany), bare: asking(few, ofFew) }));
    }
    return figures;
  } finally {
    await few.stop();
    await many.stop();
  }
}

async function middlePage(store: GrownStore): Promise<string> {
  const waiting = `FROM medevac_cases WHERE status IN ('submitted', 'scheduled')`;
  const [counted] = await store.ask(`SELECT COUNT(*) AS n ${waiting}`);
  const middle = Math.floor(Number(counted?.['n']) / 2);
  const [row] = await store.ask(`SELECT id ${waiting} ORDER BY due_at, code LIMIT 1 OFFSET ${String(middle)}`);
  return `/api/waiting-list?limit=50&after=${String(row?.['id'])}`;
}

interface Sides {
  readonly ours: () => Promise<number>;
  readonly bare: () => Promise<number>;
}

/** Request by request, turn about: what else the machine does meets both sides within the same few milliseconds. */
async function alternating(about: Pick<Figure, 'what' | 'unit' | 'bar'>, sides: Sides): Promise<Figure> {
  const pairs: { ours: number; bare: number }[] = [];
  for (let i = 0; i < WARMING_REQUESTS + REQUESTS; i += 1) {
    const isFirst = i % 2 === 0;
    const first = await (isFirst ? sides.ours() : sides.bare());
    const second = await (isFirst ? sides.bare() : sides.ours());
    if (i >= WARMING_REQUESTS) pairs.push(isFirst ? { ours: first, bare: second } : { ours: second, bare: first });
  }
  return {
    ...about,
    ours: median(pairs.map(({ ours }) => ours)),
    bare: median(pairs.map(({ bare }) => bare)),
    ratio: median(pairs.map(({ ours, bare }) => ours / bare)),
  };
}

/** Asks for a page over one connection that stays open, and says how many milliseconds the whole answer took. */
function asking({ port, person }: Served, path: string): () => Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return async () => {
    const began = performance.now();
    await new Promise<void>((done, failed) => {
      get({ port, path, host: '127.0.0.1', agent, headers: { cookie: person.cookie } }, (answer) => {
        if (answer.statusCode !== 200) failed(new Error(`${path} was answered ${String(answer.statusCode)}`));
        answer.resume().once('end', done);
      }).once('error', failed);
    });
    return performance.now() - began;
  };
}
