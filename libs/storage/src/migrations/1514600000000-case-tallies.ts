import type { MigrationInterface, QueryRunner } from 'typeorm';

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
    // What is on the road or may still leave: few, however many convoys there have been.
    await runner.query(
      'CREATE INDEX convoys_live_idx ON convoys (operation_id, id) WHERE all_clear_at IS NULL AND cancelled_at IS NULL',
    );
    await runner.query(
      'CREATE INDEX open_items_waiting_idx ON open_items (operation_id, (due_at IS NULL), due_at, id) WHERE resolved_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX open_items_waiting_idx');
    await runner.query('DROP INDEX convoys_live_idx');
    await runner.query('DROP TABLE case_tallies');
  }
}
