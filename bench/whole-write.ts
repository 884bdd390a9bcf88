import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type BareServer, type Database, type Office, startBare, startOffice } from './servers';
import { type Figure, sideBySide } from './figures';
import type { Load, Outcome } from './load';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 7);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 3);
const WARMING_ROUNDS = 5;
const CONNECTIONS = 64;

const NOTE =
  'Invented for a benchmark: seen on Tuesday, needs treatment that is not to be had inside; the family asks to travel together.';

/**
 * A whole write over HTTP: session, permission, validation, rule, rows, entry with hash, handlings, sealed note, on disk
 * before the answer; beside a bare server that writes the same rows at the same durability.
 */
export async function wholeWrite(database: Database): Promise<Figure[]> {
  const generator = fork(join(__dirname, 'load.ts'), {
    execArgv: ['--require', join(__dirname, '../scripts/ts-hook.cjs')],
  });
  const office = await startOffice(database);
  const bare = await startBare(database);
  try {
    const figures: Figure[] = [];
    for (const [path, body] of Object.entries(writes(office.enclaveId))) {
      figures.push(...(await measure(database, { path, body: JSON.stringify(body) }, generator, office, bare)));
    }
    return figures;
  } finally {
    generator.kill();
    await bare.stop();
    await office.stop();
  }
}

const writes = (enclaveId: string): Readonly<Record<string, object>> => ({
  '/api/evacuations': {
    enclaveId,
    priority: 'P1',
    acuity: 'red',
    mobility: 'stretcher',
    ageBand: '5_11',
    sex: 'female',
    conditionGroup: 'cancer',
    patientName: 'Invented Patient',
    note: NOTE,
    companions: [{ relation: 'mother', sex: 'female', ageBand: '18_59', name: 'Invented Mother' }],
  },
  '/api/incidents': {
    kind: 'shelling',
    enclaveId,
    latitude: 33.5,
    longitude: 36.4,
    precisionMetres: 2_000,
    hurt: 3,
    areWeAffected: 'unknown',
    note: NOTE,
  },
});

async function measure(
  database: string,
  request: Pick<Load, 'path' | 'body'>,
  generator: ChildProcess,
  office: Office,
  bare: BareServer,
): Promise<Figure[]> {
  const { cookies } = office;
  const put = (port: number, connections: number): Promise<Outcome> =>
    load(generator, { ...request, port, cookies, connections, seconds: SECONDS });
  // What Corridor still owes from its last round must not be paid while the bare server is measured.
  const onBare = async (connections: number): Promise<Outcome> => {
    await office.drained();
    return put(bare.port, connections);
  };
  const onOurs = (connections: number): Promise<Outcome> => put(office.port, connections);
  // Until the code is compiled and the tables have statistics: both servers gain, and a service is not judged by its first minute.
  for (let warming = 0; warming < WARMING_ROUNDS; warming += 1) {
    await onBare(CONNECTIONS);
    await onOurs(CONNECTIONS);
    await Promise.all([bare.analysed(), office.analysed()]);
  }
  const throughput = await sideBySide(
    { what: `${database}, ${request.path}, ${String(CONNECTIONS)} connections`, unit: '/s', bar: { atLeast: 1.5 } },
    ROUNDS,
    {
      ours: async () => (await onOurs(CONNECTIONS)).perSecond,
      bare: async () => (await onBare(CONNECTIONS)).perSecond,
    },
  );
  const latency = await sideBySide(
    { what: `${database}, ${request.path}, one client, median`, unit: 'ms', bar: { atMost: 1.5 } },
    ROUNDS,
    {
      ours: async () => (await office.drained(), (await onOurs(1)).medianMs),
      bare: async () => (await onBare(1)).medianMs,
    },
  );
  return [throughput, latency];
}

async function load(generator: ChildProcess, asked: Load): Promise<Outcome> {
  const answered = once(generator, 'message') as Promise<[{ outcome?: Outcome; error?: string }]>;
  generator.send(asked);
  const [{ outcome, error }] = await answered;
  if (!outcome) throw new Error(`the load ended: ${String(error)}`);
  return outcome;
}
