import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked for a patient, so that their phone can show them their own patients. The ledger knew it all along. */
export class CaseRequestedBy1513120000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    // By hand: TypeORM would build the table anew on SQLite.
    await runner.query(`ALTER TABLE medevac_cases ADD COLUMN requested_by text${isPostgres ? ' COLLATE "C"' : ''}`);
    await runner.query(
      `UPDATE medevac_cases SET requested_by = (
         SELECT e.actor_id FROM entry_subjects s
           JOIN ledger_entries e ON e.operation_id = s.operation_id AND e.seq = s.seq AND e.name = 'evacuation.requested'
          WHERE s.operation_id = medevac_cases.operation_id AND s.kind = 'case' AND s.subject_id = medevac_cases.id)`,
    );
    await runner.query('CREATE INDEX medevac_cases_requested_by_idx ON medevac_cases (operation_id, requested_by, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX medevac_cases_requested_by_idx');
    await runner.query('ALTER TABLE medevac_cases DROP COLUMN requested_by');
  }
}
