import type { QueryRunner } from 'typeorm';

/** Tables that only ever grow, with their keys. Every other way is barred in the database itself, whoever holds the connection. */
const keys = {
  ledger_entries: ['operation_id', 'seq'],
  ledger_bodies: ['operation_id', 'seq'],
  entry_subjects: ['operation_id', 'kind', 'subject_id', 'seq'],
  commands: ['id'],
  sealed_values: ['id'],
  access_log: ['operation_id', 'seq'],
} as const;
type AppendOnly = keyof typeof keys;
export const appendOnly = Object.keys(keys) as readonly AppendOnly[];

/** What is barred beside an insert. PostgreSQL can empty a table at once, SQLite can put a row over another (INSERT OR REPLACE). */
const deedsOn = (isPostgres: boolean): readonly string[] => ['update', 'delete', isPostgres ? 'truncate' : 'replace'];
const guardName = (table: string, deed: string): string => `${table}_no_${deed}`;

/** A guard is missing: somebody can rewrite history, so nothing starts. */
export class LedgerUnguarded extends Error {
  override readonly name = 'LedgerUnguarded';

  constructor(readonly missing: readonly string[]) {
    super(`The ledger's guards are missing: ${missing.join(', ')}. Restore them (or a backup) before starting.`);
  }
}

export async function createGuards(runner: QueryRunner, isPostgres: boolean): Promise<void> {
  if (isPostgres) {
    await runner.query(
      `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append only: %', TG_TABLE_NAME; END $$`,
    );
  }
  for (const table of appendOnly) {
    for (const deed of deedsOn(isPostgres)) await runner.query(guardSql(table, deed, isPostgres));
  }
}

function guardSql(table: AppendOnly, deed: string, isPostgres: boolean): string {
  const head = `CREATE TRIGGER ${guardName(table, deed)} BEFORE`;
  if (isPostgres) {
    return `${head} ${deed} ON ${table} FOR EACH ${deed === 'truncate' ? 'STATEMENT' : 'ROW'} EXECUTE FUNCTION refuse_change()`;
  }
  const event = deed === 'replace' ? `INSERT ON ${table} WHEN ${standsAlready(table)}` : `${deed} ON ${table}`;
  return `${head} ${event} BEGIN SELECT RAISE(ABORT, 'append only: ${table}'); END`;
}

/** REPLACE removes the row under the new one without a word to the guard against deletion. By its key, or by its hidden rowid. */
function standsAlready(table: AppendOnly): string {
  const [key, ...more] = keys[table];
  const isSame = [key, ...more].map((column) => `${column} = NEW.${column}`).join(' AND ');
  const byKey = `EXISTS (SELECT 1 FROM ${table} WHERE ${isSame})`;
  // Tables with a composite key have no rowid.
  return more.length > 0 ? byKey : `${byKey} OR EXISTS (SELECT 1 FROM ${table} WHERE rowid = NEW.rowid)`;
}

/** Throws LedgerUnguarded where a guard was dropped or switched off (an ALTER on SQLite takes triggers along). */
export async function checkGuards(
  query: (sql: string) => Promise<{ name: string }[]>,
  isPostgres: boolean,
): Promise<void> {
  const standing = await query(
    isPostgres
      ? `SELECT t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgenabled IN ('O', 'A') AND pg_table_is_visible(c.oid)`
      : `SELECT name FROM sqlite_master WHERE type = 'trigger'`,
  );
  const names = new Set(standing.map(({ name }) => name));
  const wanted = appendOnly.flatMap((table) => deedsOn(isPostgres).map((deed) => guardName(table, deed)));
  const missing = wanted.filter((name) => !names.has(name));
  if (missing.length > 0) throw new LedgerUnguarded(missing);
}
