import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What patients say about being named to a party or a hospital, and how many a copy leaves out for it. */
export class ConsentToShare1514910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const text = runner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
    await runner.query(
      `CREATE TABLE sharing_consents (
         id ${text} NOT NULL, operation_id ${text} NOT NULL, case_id ${text} NOT NULL, with_kind ${text} NOT NULL,
         with_id ${text} NOT NULL, answer ${text} NOT NULL, speaker ${text} NOT NULL, form ${text} NOT NULL,
         witness_id ${text}, taken_at ${text} NOT NULL, recorded_at ${text} NOT NULL, recorded_by ${text} NOT NULL,
         note_id ${text}, channel ${text}, said_by_id ${text},
         CONSTRAINT sharing_consents_key PRIMARY KEY (id))`,
    );
    await runner.query('CREATE INDEX sharing_consents_case_id_idx ON sharing_consents (case_id)');
    await runner.query('ALTER TABLE list_copies ADD COLUMN declined_to_share bigint NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE list_copies DROP COLUMN declined_to_share');
    await runner.query('DROP TABLE sharing_consents');
  }
}
