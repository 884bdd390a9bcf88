import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = (text: string): readonly string[] => [
  `ALTER TABLE medevac_cases ADD COLUMN merged_into_id ${text}`,
  'CREATE INDEX medevac_cases_merged_into_id_idx ON medevac_cases (merged_into_id) WHERE merged_into_id IS NOT NULL',
  `CREATE TABLE person_tokens (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, case_id ${text} NOT NULL, kind ${text} NOT NULL,
     token ${text} NOT NULL, CONSTRAINT person_tokens_key PRIMARY KEY (id))`,
  'CREATE INDEX person_tokens_token_idx ON person_tokens (operation_id, token)',
  'CREATE INDEX person_tokens_case_id_idx ON person_tokens (case_id)',
  `CREATE TABLE cases_apart (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, case_id ${text} NOT NULL, other_id ${text} NOT NULL,
     said_by ${text} NOT NULL, said_at ${text} NOT NULL,
     CONSTRAINT cases_apart_key PRIMARY KEY (id), CONSTRAINT cases_apart_order CHECK (case_id < other_id))`,
  'CREATE UNIQUE INDEX cases_apart_case_id_other_id_once ON cases_apart (case_id, other_id)',
  'CREATE INDEX cases_apart_other_id_idx ON cases_apart (other_id)',
  `CREATE TABLE imports (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, version bigint NOT NULL, enclave_id ${text},
     default_enclave_id ${text} NOT NULL, facility_id ${text}, organisation_id ${text}, format ${text} NOT NULL,
     file_hash ${text} NOT NULL, columns ${text} NOT NULL, header_id ${text} NOT NULL, received_at ${text} NOT NULL,
     received_by ${text} NOT NULL, rows_read bigint NOT NULL, taken bigint NOT NULL, left_out bigint NOT NULL,
     CONSTRAINT imports_key PRIMARY KEY (id), CONSTRAINT imports_counts CHECK (rows_read = taken + left_out))`,
  'CREATE INDEX imports_operation_id_idx ON imports (operation_id, id)',
  `CREATE TABLE import_rows (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, import_id ${text} NOT NULL, row_number bigint NOT NULL,
     code ${text}, case_id ${text}, sealed ${text},
     CONSTRAINT import_rows_key PRIMARY KEY (id))`,
  'CREATE INDEX import_rows_import_id_idx ON import_rows (import_id, row_number)',
];

/** Lists that came as spreadsheets, what became of each row, and how two records of one person are found without a name. */
export class Imports1514300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    for (const sql of statements(isPostgres ? 'text COLLATE "C"' : 'text')) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('which cases are one person is not forgotten; restore a backup instead'));
  }
}
