import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What changed since a number: open consoles ask it some thirty times a second, phones at each sync. */
export class SubjectsByNumber1513150000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX entry_subjects_operation_id_seq_idx ON entry_subjects (operation_id, seq)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX entry_subjects_operation_id_seq_idx');
  }
}
