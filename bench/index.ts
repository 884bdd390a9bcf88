import 'reflect-metadata';
import { table } from './figures';
import { wholeWrite } from './whole-write';

async function run(): Promise<void> {
  const hasServers = process.env['TEST_DATABASE_URL'] !== undefined;
  const figures = await wholeWrite('SQLite');
  if (hasServers) figures.push(...(await wholeWrite('PostgreSQL')));
  process.stdout.write(`\n${table(figures)}\n`);
}

run().catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack)}\n`);
  process.exit(1);
});
