import 'reflect-metadata';
import { atSize } from './at-size';
import { type Figure, table } from './figures';
import { liveBoards } from './live-boards';
import type { Database } from './servers';
import { wholeWrite } from './whole-write';

const benchmarks: Readonly<Record<string, (database: Database) => Promise<readonly Figure[]>>> = {
  'whole-write': wholeWrite,
  'at-size': atSize,
  'live-boards': async (database) => [await liveBoards(database)],
};

/** All of them, or those that were named. */
async function run(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in benchmarks));
  if (unknown.length > 0) throw new Error(`there is ${Object.keys(benchmarks).join(', ')}; not ${unknown.join(', ')}`);
  const databases: Database[] = process.env['TEST_DATABASE_URL'] === undefined ? ['SQLite'] : ['SQLite', 'PostgreSQL'];
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(benchmarks)) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const database of databases) figures.push(...(await measure(database)));
  }
  process.stdout.write(`\n${table(figures)}\n`);
}

run(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack)}\n`);
  process.exit(1);
});
