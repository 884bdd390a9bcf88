import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are told with their next digest. */
export class GatheredMessages1515110000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const text = runner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
    await runner.query(
      `CREATE TABLE gathered_messages (
         id ${text} NOT NULL, operation_id ${text} NOT NULL, account_id ${text} NOT NULL, seq bigint NOT NULL,
         event ${text} NOT NULL, severity ${text} NOT NULL, subject_kind ${text} NOT NULL, subject_id ${text} NOT NULL,
         reference ${text}, at ${text} NOT NULL, timing ${text} NOT NULL, after_all_clear_of ${text},
         CONSTRAINT gathered_messages_key PRIMARY KEY (id))`,
    );
    await runner.query(
      'CREATE INDEX gathered_messages_account_id_idx ON gathered_messages (operation_id, account_id, timing, at)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE gathered_messages');
  }
}
