import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Board } from './board';
import type { Figure } from './figures';
import { start } from './processes';
import { type Database, startOffice } from './servers';

const BOARDS = 500;
const PER_SESSION = 8;
const WRITES = Number(process.env['BENCH_WRITES'] ?? 100);
const PAUSE_MS = 100;
const WARMING_WRITES = 20;

/** From the moment a write is sent to the moment an open board shows it, for 500 boards: the 99th percentile. */
export async function liveBoards(database: Database): Promise<Figure> {
  const office = await startOffice(database, Math.ceil(BOARDS / PER_SESSION));
  const bare = await start(
    ['--require', join(__dirname, '../scripts/ts-hook.cjs'), join(__dirname, 'bare-broadcast.ts')],
    {},
    [/bare on (\d+)/],
  );
  const bareUrl = `http://127.0.0.1:${bare.said[0] ?? ''}`;
  const url = `http://127.0.0.1:${String(office.port)}`;
  const boards = await openBoards((i) => [
    `${url}/api/live?board=now`,
    office.cookies[i % office.cookies.length] ?? '',
  ]);
  const bareBoards = await openBoards(() => [`${bareUrl}/boards`, '']);
  try {
    const write = (): Promise<number> =>
      send(`${url}/api/incidents`, office.cookies[0] ?? '', {
        kind: 'shelling',
        enclaveId: office.enclaveId,
        areWeAffected: 'no',
      });
    const bareWrite = (): Promise<number> => send(`${bareUrl}/writes`, '', { bytes: boards[0]?.bytes ?? 0 });
    await timesOf(boards, write, WARMING_WRITES);
    await timesOf(bareBoards, bareWrite, WARMING_WRITES);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let done = 0; done < WRITES; done += 10) {
      theirs.push(...(await timesOf(bareBoards, bareWrite, 10)));
      ours.push(...(await timesOf(boards, write, 10)));
    }
    const [our99, bare99] = [percentile(ours, 0.99), percentile(theirs, 0.99)];
    return {
      what: `${database}, a change on ${String(BOARDS)} open boards, 99th percentile`,
      unit: 'ms',
      ours: our99,
      bare: bare99,
      ratio: our99 / bare99,
      bar: { oursAtMost: 150 },
    };
  } finally {
    for (const board of [...boards, ...bareBoards]) board.close();
    await bare.stop();
    await office.stop();
  }
}

const openBoards = (where: (i: number) => readonly [url: string, cookie: string]): Promise<Board[]> =>
  Promise.all(Array.from({ length: BOARDS }, (_, i) => Board.open(...where(i))));

/** How long each board took for each write, one write after another. Milliseconds. */
async function timesOf(boards: readonly Board[], write: () => Promise<number>, writes: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < writes; i += 1) {
    const sent = performance.now();
    const seq = await write();
    const shown = await Promise.all(boards.map((board) => board.has(seq)));
    times.push(...shown.map((at) => at - sent));
    await sleep(PAUSE_MS);
  }
  return times;
}

async function send(url: string, cookie: string, body: object): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), cookie },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`a write was answered ${String(response.status)}`);
  return ((await response.json()) as { seq: number }).seq;
}

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;
