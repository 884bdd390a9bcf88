import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = (text: string): readonly string[] => [
  `ALTER TABLE assignments ADD COLUMN enclave_id ${text}`,
  // A person may coordinate two areas, and each of them once.
  'DROP INDEX assignments_operation_id_account_id_role_once',
  `CREATE UNIQUE INDEX assignments_standing_key ON assignments (operation_id, account_id, role, COALESCE(enclave_id, '')) WHERE revoked_at IS NULL`,
  `ALTER TABLE medevac_cases ADD COLUMN organisation_id ${text}`,
  'CREATE INDEX medevac_cases_organisation_id_idx ON medevac_cases (operation_id, organisation_id, id)',
];

/** For which area a role counts, and on whose behalf a patient was asked for. */
export class Reach1513700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    for (const sql of statements(isPostgres ? 'text COLLATE "C"' : 'text')) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('a role for one area would count everywhere; restore a backup instead'));
  }
}
