import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same words as in the queries: a partial index, and one over an expression, serve only who asks in their words. */
const indexes = [
  `CREATE INDEX medevac_cases_area_rank_idx ON medevac_cases (operation_id, enclave_id,
     (CASE priority WHEN 'P1' THEN 0 WHEN 'P2' THEN 1 WHEN 'P3' THEN 2 WHEN 'P4' THEN 4 ELSE 3 END),
     (COALESCE(due_at, '9999')), (COALESCE(listed_at, '9999')), code)
   WHERE status IN ('submitted', 'needs_information', 'under_review', 'listed', 'deferred', 'suspended', 'scheduled')`,
  // What is on the road or may still leave: few, however many convoys there have been.
  `CREATE INDEX convoys_live_idx ON convoys (operation_id, (COALESCE(overdue_since, news_due_at, planned_at)), id)
   WHERE all_clear_at IS NULL AND cancelled_at IS NULL`,
  `CREATE INDEX open_items_waiting_idx ON open_items (operation_id, (due_at IS NULL), due_at, id) WHERE resolved_at IS NULL`,
] as const;

/** How many cases of a kind there are, beside the cases: a board reads the tallies and counts nothing. */
export class CaseTallies1514600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    const text = isPostgres ? 'text COLLATE "C"' : 'text';
    await runner.query(
      `CREATE TABLE case_tallies (
         operation_id ${text} NOT NULL, enclave_id ${text} NOT NULL, status ${text} NOT NULL, age_band ${text} NOT NULL,
         sex ${text} NOT NULL, count bigint NOT NULL,
         CONSTRAINT case_tallies_key PRIMARY KEY (operation_id, enclave_id, status, age_band, sex))${isPostgres ? '' : ' WITHOUT ROWID'}`,
    );
    await runner.query(
      `INSERT INTO case_tallies (operation_id, enclave_id, status, age_band, sex, count)
       SELECT operation_id, enclave_id, status, age_band, sex, COUNT(*) FROM medevac_cases GROUP BY 1, 2, 3, 4, 5`,
    );
    for (const sql of indexes) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of ['open_items_waiting_idx', 'convoys_live_idx', 'medevac_cases_area_rank_idx'])
      await runner.query(`DROP INDEX ${index}`);
    await runner.query('DROP TABLE case_tallies');
  }
}
