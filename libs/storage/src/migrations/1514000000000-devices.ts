import type { MigrationInterface, QueryRunner } from 'typeorm';

/** No phone could be enrolled before this, so the table is empty. */
const statements = (text: string): readonly string[] => [
  'ALTER TABLE devices ADD COLUMN version bigint NOT NULL DEFAULT 1',
  `ALTER TABLE devices ADD COLUMN name ${text} NOT NULL DEFAULT ''`,
  `ALTER TABLE devices ADD COLUMN revoked_by ${text}`,
  'CREATE UNIQUE INDEX devices_public_key_key ON devices (operation_id, public_key)',
  'CREATE INDEX ledger_entries_device_idx ON ledger_entries (operation_id, device_id, recorded_at) WHERE device_id IS NOT NULL',
  `CREATE TABLE held_commands (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, version bigint NOT NULL, command ${text} NOT NULL,
     device_id ${text} NOT NULL, actor_id ${text} NOT NULL, occurred_at ${text} NOT NULL, reason ${text} NOT NULL,
     sealed ${text}, held_at ${text} NOT NULL, outcome ${text}, settled_at ${text}, settled_by ${text},
     CONSTRAINT held_commands_key PRIMARY KEY (id),
     CONSTRAINT held_commands_waits_with_its_words CHECK (outcome IS NOT NULL OR sealed IS NOT NULL),
     CONSTRAINT held_commands_settled CHECK ((outcome IS NULL) = (settled_by IS NULL)))`,
];

/** What base calls a phone, who took it out of use, and the reports from phones that wait for a person. */
export class Devices1514000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    for (const sql of statements(isPostgres ? 'text COLLATE "C"' : 'text')) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('a report that waits for a person is not thrown away; restore a backup instead'));
  }
}
