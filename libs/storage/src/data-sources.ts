import type { Configuration } from '@corridor/platform/configuration';
import { privateFolder } from '@corridor/platform/data-dir';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool, PoolClient } from 'pg';
import sqlite3 from 'sqlite3';
import { DataSource, DefaultNamingStrategy } from 'typeorm';
import { Backbone1513000000000 } from './migrations/1513000000000-backbone';
import { CaseRequestedBy1513120000000 } from './migrations/1513120000000-case-requested-by';
import { SubjectsByNumber1513150000000 } from './migrations/1513150000000-subjects-by-number';
import { CallsAndDeaths1513200000000 } from './migrations/1513200000000-calls-and-deaths';
import { ReportedFigures1513300000000 } from './migrations/1513300000000-reported-figures';
import { Reach1513700000000 } from './migrations/1513700000000-reach';
import { SignIn1513800000000 } from './migrations/1513800000000-sign-in';
import { TwoPeople1513900000000 } from './migrations/1513900000000-two-people';
import { Devices1514000000000 } from './migrations/1514000000000-devices';
import { Gates1514100000000 } from './migrations/1514100000000-gates';
import { Boarding1514200000000 } from './migrations/1514200000000-boarding';
import { Imports1514300000000 } from './migrations/1514300000000-imports';
import { Lists1514400000000 } from './migrations/1514400000000-lists';
import { CallRound1514500000000 } from './migrations/1514500000000-call-round';
import { CaseTallies1514600000000 } from './migrations/1514600000000-case-tallies';
import { NoSamples1514700000000 } from './migrations/1514700000000-no-samples';
import { Deliveries1515100000000 } from './migrations/1515100000000-deliveries';
import { GatheredMessages1515110000000 } from './migrations/1515110000000-gathered-messages';
import { Aftercare1514800000000 } from './migrations/1514800000000-aftercare';
import { UnknownCodes1515000000000 } from './migrations/1515000000000-unknown-codes';
import { DeterioratedAndWaits1514900000000 } from './migrations/1514900000000-deteriorated-and-waits';
import { ConsentToShare1514910000000 } from './migrations/1514910000000-consent-to-share';
import { ReachingPeople1515300000000 } from './migrations/1515300000000-reaching-people';
import { FiguresReports1515200000000 } from './migrations/1515200000000-figures-reports';
import { OutsideWatches1515210000000 } from './migrations/1515210000000-outside-watches';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { allRows } from './records';
import { SqliteConnection } from './sqlite-connection';

/** `admin1Code` → `admin1_code`. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string): string {
    return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

const common = {
  entities: Object.values(allRows),
  namingStrategy: new SnakeCase(),
  migrationsTransactionMode: 'all',
  logging: false,
} as const;
/** TypeORM turns on the driver's verbose mode, which prints every parameter of every statement into a stack, used or not. */
const driver = { ...sqlite3, verbose: () => sqlite3 };

const migrations = [
  Backbone1513000000000,
  CaseRequestedBy1513120000000,
  SubjectsByNumber1513150000000,
  CallsAndDeaths1513200000000,
  ReportedFigures1513300000000,
  Reach1513700000000,
  SignIn1513800000000,
  TwoPeople1513900000000,
  Devices1514000000000,
  Gates1514100000000,
  Boarding1514200000000,
  Imports1514300000000,
  Lists1514400000000,
  CallRound1514500000000,
  CaseTallies1514600000000,
  NoSamples1514700000000,
  Deliveries1515100000000,
  GatheredMessages1515110000000,
  Aftercare1514800000000,
  UnknownCodes1515000000000,
  DeterioratedAndWaits1514900000000,
  ConsentToShare1514910000000,
  ReachingPeople1515300000000,
  FiguresReports1515200000000,
  OutsideWatches1515210000000,
];

/** One source that may write, reached only through `Writer`, and one that cannot. */
export interface DataSources {
  readonly writer: DataSource;
  readonly reader: DataSource;
  readonly isPostgres: boolean;
}

/** Opens both, brings the schema up to date, and makes sure that a commit is on disk before it is answered. */
export async function openDataSources(configuration: Configuration): Promise<DataSources> {
  return configuration.DATABASE_URL === undefined
    ? openSqlite(join(privateFolder(configuration.DATA_DIR), 'corridor.sqlite'))
    : openPostgres(configuration.DATABASE_URL);
}

async function openSqlite(database: string): Promise<DataSources> {
  // SQLite gives its other files the same mode; the folder may be older than this program, and open to others.
  closeSync(openSync(database, 'a', 0o600));
  const writer = new DataSource({ ...common, type: 'sqlite', driver, database, migrations, enableWAL: true });
  await writer.initialize();
  // NORMAL may lose acknowledged commits when the power fails.
  for (const pragma of ['synchronous = FULL', 'busy_timeout = 5000', 'cache_size = -32000', 'temp_store = MEMORY']) {
    await writer.query(`PRAGMA ${pragma}`);
  }
  // A pasted text or a key that went must not stay in a freed page; hardly anything else is ever deleted, so it costs nothing.
  await writer.query('PRAGMA secure_delete = ON');
  await writer.runMigrations();
  const reader = await openSqliteToRead(database);
  await reader.query('PRAGMA cache_size = -32000');
  return { writer, reader, isPostgres: false };
}

/** A database file that must not change: a backup, or what another process writes to. */
export async function openSqliteToRead(database: string): Promise<DataSource> {
  const source = new DataSource({ ...common, type: 'sqlite', driver, database });
  await source.initialize();
  for (const pragma of ['busy_timeout = 5000', 'query_only = ON']) await source.query(`PRAGMA ${pragma}`);
  return source;
}

async function openPostgres(url: string): Promise<DataSources> {
  const options = { ...common, type: 'postgres', url } as const;
  const writer = new DataSource({
    ...options,
    migrations,
    poolSize: 10,
    extra: { options: `-c synchronous_commit=on ${patience}`, pipeline: true },
  });
  await writer.initialize();
  await migrateOnce(writer);
  const reader = new DataSource({
    ...options,
    poolSize: 10,
    extra: { options: '-c default_transaction_read_only=on' },
  });
  await reader.initialize();
  for (const source of [writer, reader]) replan(poolOf(source));
  return { writer, reader, isPostgres: true };
}

/**
 * A process that stands still with an operation's lock in its hand must not make all others stand still for ever: who
 * waits is told to try again, and who holds it without a word loses it.
 */
const patience = '-c lock_timeout=10s -c idle_in_transaction_session_timeout=20s';

const REPLAN_MS = 10_000;

/**
 * Statements stay prepared, and their plans with them. One made while a table held a few rows scans it, and goes on scanning
 * until autovacuum has looked, a minute and many thousand rows later; so plans are kept for some seconds only.
 */
function replan(pool: Pool): void {
  const plannedAt = new WeakMap<PoolClient, number>();
  pool.on('acquire', (client) => {
    const now = performance.now();
    if (now - (plannedAt.get(client) ?? -REPLAN_MS) < REPLAN_MS) return;
    plannedAt.set(client, now);
    // Nobody waits for it: a connection that is lost says so to whoever acquired it.
    client.query('DISCARD PLANS').catch(() => undefined);
  });
}

/** Several processes may start at once: the first migrates, the others wait for it and find nothing to do. */
async function migrateOnce(writer: DataSource): Promise<void> {
  const runner = writer.createQueryRunner();
  try {
    await runner.query('SET lock_timeout = 0');
    await runner.query('SELECT pg_advisory_lock(20171226)');
    await writer.runMigrations();
  } finally {
    await runner.query('SELECT pg_advisory_unlock(20171226)');
    await runner.query('RESET lock_timeout');
    await runner.release();
  }
}

/** The connection that TypeORM opened, for SQL that is not to pass through it. */
export async function sqliteOf(source: DataSource): Promise<SqliteConnection> {
  return new SqliteConnection((await source.createQueryRunner().connect()) as sqlite3.Database);
}

export const poolOf = (source: DataSource): Pool => (source.driver as PostgresDriver).master as Pool;
