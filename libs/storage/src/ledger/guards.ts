import type { QueryRunner } from 'typeorm';

/** Tables that only ever grow. Every other way is barred in the database itself, whoever holds the connection. */
export const appendOnly = [
  'ledger_entries',
  'ledger_bodies',
  'entry_subjects',
  'commands',
  'sealed_values',
  'access_log',
] as const;

const deeds = ['update', 'delete'] as const;
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
    for (const deed of deeds) await runner.query(guardSql(table, deed, isPostgres));
    if (isPostgres) {
      await runner.query(
        `CREATE TRIGGER ${guardName(table, 'truncate')} BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
      );
    }
  }
}

function guardSql(table: string, deed: string, isPostgres: boolean): string {
  const head = `CREATE TRIGGER ${guardName(table, deed)} BEFORE ${deed.toUpperCase()} ON ${table} FOR EACH ROW`;
  return isPostgres
    ? `${head} EXECUTE FUNCTION refuse_change()`
    : `${head} BEGIN SELECT RAISE(ABORT, 'append only: ${table}'); END`;
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
  const wanted = appendOnly.flatMap((table) =>
    (isPostgres ? [...deeds, 'truncate'] : deeds).map((deed) => guardName(table, deed)),
  );
  const missing = wanted.filter((name) => !names.has(name));
  if (missing.length > 0) throw new LedgerUnguarded(missing);
}
