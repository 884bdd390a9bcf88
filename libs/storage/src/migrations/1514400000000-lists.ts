import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = (text: string): readonly string[] => [
  `CREATE TABLE evacuation_lists (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, enclave_id ${text}, organisation_id ${text}, kind ${text} NOT NULL,
     title ${text} NOT NULL, opened_by ${text} NOT NULL, opened_at ${text} NOT NULL,
     CONSTRAINT evacuation_lists_key PRIMARY KEY (id))`,
  'CREATE INDEX evacuation_lists_operation_id_idx ON evacuation_lists (operation_id, id)',
  `CREATE TABLE list_versions (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, list_id ${text} NOT NULL, number bigint NOT NULL,
     as_of ${text} NOT NULL, recorded_at ${text} NOT NULL, recorded_by ${text} NOT NULL, hash ${text} NOT NULL,
     members bigint, reported_total bigint, what_it_counts ${text} NOT NULL, note_id ${text},
     CONSTRAINT list_versions_key PRIMARY KEY (id),
     CONSTRAINT list_versions_list_id_fk FOREIGN KEY (list_id) REFERENCES evacuation_lists (id),
     CONSTRAINT list_versions_say_something CHECK (members IS NOT NULL OR reported_total IS NOT NULL))`,
  'CREATE UNIQUE INDEX list_versions_number_key ON list_versions (list_id, number)',
  `CREATE TABLE list_memberships (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, version_id ${text} NOT NULL, case_id ${text} NOT NULL,
     CONSTRAINT list_memberships_key PRIMARY KEY (id),
     CONSTRAINT list_memberships_version_id_fk FOREIGN KEY (version_id) REFERENCES list_versions (id),
     CONSTRAINT list_memberships_case_id_fk FOREIGN KEY (case_id) REFERENCES medevac_cases (id))`,
  'CREATE INDEX list_memberships_version_id_idx ON list_memberships (version_id)',
  `CREATE TABLE list_copies (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, version bigint NOT NULL, list_id ${text} NOT NULL,
     version_id ${text} NOT NULL, enclave_id ${text}, number bigint NOT NULL, recipient_kind ${text} NOT NULL,
     recipient_id ${text} NOT NULL, columns ${text} NOT NULL, purpose ${text} NOT NULL, hash ${text} NOT NULL,
     people bigint NOT NULL, left_out bigint NOT NULL, asked_by ${text} NOT NULL, signed_by ${text} NOT NULL,
     shared_at ${text} NOT NULL, expires_at ${text} NOT NULL, withdrawn_at ${text}, withdrawn_by ${text}, purged_at ${text},
     CONSTRAINT list_copies_key PRIMARY KEY (id),
     CONSTRAINT list_copies_version_id_fk FOREIGN KEY (version_id) REFERENCES list_versions (id),
     CONSTRAINT list_copies_two_people CHECK (asked_by <> signed_by))`,
  'CREATE UNIQUE INDEX list_copies_number_key ON list_copies (list_id, number)',
  'CREATE INDEX list_copies_operation_id_idx ON list_copies (operation_id, id)',
  `CREATE TABLE list_copy_lines (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, copy_id ${text} NOT NULL, case_id ${text},
     CONSTRAINT list_copy_lines_key PRIMARY KEY (id),
     CONSTRAINT list_copy_lines_copy_id_fk FOREIGN KEY (copy_id) REFERENCES list_copies (id))`,
  'CREATE INDEX list_copy_lines_copy_id_idx ON list_copy_lines (copy_id)',
  'CREATE INDEX list_copy_lines_case_id_idx ON list_copy_lines (case_id) WHERE case_id IS NOT NULL',
];

/** Lists of patients with their versions, and the register of the copies that went out. */
export class Lists1514400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    for (const sql of statements(isPostgres ? 'text COLLATE "C"' : 'text')) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('who was given which list is not forgotten; restore a backup instead'));
  }
}
