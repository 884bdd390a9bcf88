import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = (text: string, no: string): readonly string[] => [
  `CREATE TABLE contact_routes (
     id ${text} NOT NULL, account_id ${text} NOT NULL, position bigint NOT NULL, channel ${text} NOT NULL, address ${text},
     can_wake boolean NOT NULL, wait_minutes bigint NOT NULL, set_at ${text} NOT NULL, removed_at ${text},
     CONSTRAINT contact_routes_key PRIMARY KEY (id),
     CONSTRAINT contact_routes_to_somewhere CHECK ((address IS NULL) = (removed_at IS NOT NULL)))`,
  'CREATE INDEX contact_routes_account_id_idx ON contact_routes (account_id)',
  // The address that an account had is the first way to reach its person; one per account, so its id serves for both.
  `INSERT INTO contact_routes (id, account_id, position, channel, address, can_wake, wait_minutes, set_at, removed_at)
   SELECT id, id, 1, 'mail', email, ${no}, 15, created_at, NULL FROM accounts WHERE email IS NOT NULL`,
  'ALTER TABLE accounts DROP COLUMN email',
  `ALTER TABLE accounts ADD COLUMN time_zone ${text}`,
  `ALTER TABLE watches ADD COLUMN team ${text}`,
  `ALTER TABLE watches ADD COLUMN kinds ${text} NOT NULL DEFAULT '[]'`,
  `ALTER TABLE watches ADD COLUMN timing ${text} NOT NULL DEFAULT 'at_once'`,
  `CREATE TABLE duty_shifts (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, version bigint NOT NULL, account_id ${text} NOT NULL,
     enclave_id ${text}, call_order ${text} NOT NULL, starts_at ${text} NOT NULL, ends_at ${text} NOT NULL,
     handed_over_at ${text}, handed_over_to ${text}, note_id ${text},
     CONSTRAINT duty_shifts_key PRIMARY KEY (id),
     CONSTRAINT duty_shifts_forward CHECK (starts_at <= ends_at),
     CONSTRAINT duty_shifts_handed_over CHECK ((handed_over_at IS NULL) = (handed_over_to IS NULL)))`,
  'CREATE INDEX duty_shifts_operation_id_idx ON duty_shifts (operation_id, ends_at)',
  'CREATE INDEX duty_shifts_account_id_idx ON duty_shifts (account_id)',
  `CREATE TABLE listening_consoles (
     operation_id ${text} NOT NULL, account_id ${text} NOT NULL, browser_id ${text} NOT NULL, heard_at bigint NOT NULL,
     CONSTRAINT listening_consoles_key PRIMARY KEY (operation_id, account_id, browser_id))`,
];

/** How people are reached, what teams watch and when they are told, and who is on duty. */
export class ReachingPeople1515300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    const all = isPostgres ? statements('text COLLATE "C"', 'FALSE') : statements('text', '0');
    for (const sql of all) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('an address is not thrown away; restore a backup instead'));
  }
}
