import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = (text: string): readonly string[] => [
  `ALTER TABLE medevac_cases ADD COLUMN erased_at ${text}`,
  'CREATE INDEX case_keys_key_version_idx ON case_keys (operation_id, key_version)',
  `CREATE TABLE proposals (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, version bigint NOT NULL, kind ${text} NOT NULL,
     subject_kind ${text} NOT NULL, subject_id ${text} NOT NULL, reason_id ${text} NOT NULL, proposed_by ${text} NOT NULL,
     proposed_at ${text} NOT NULL, outcome ${text}, settled_by ${text}, settled_at ${text},
     CONSTRAINT proposals_key PRIMARY KEY (id),
     CONSTRAINT proposals_settled CHECK ((outcome IS NULL) = (settled_by IS NULL)),
     CONSTRAINT proposals_two_people CHECK (outcome IS NULL OR outcome <> 'signed' OR settled_by <> proposed_by))`,
  'CREATE INDEX proposals_subject_id_idx ON proposals (subject_id)',
  'CREATE UNIQUE INDEX proposals_waiting_key ON proposals (operation_id, kind, subject_id) WHERE outcome IS NULL',
  `CREATE TABLE broken_glass (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, case_id ${text} NOT NULL, account_id ${text} NOT NULL,
     reason_id ${text} NOT NULL, opened_at ${text} NOT NULL, closes_at ${text} NOT NULL,
     CONSTRAINT broken_glass_key PRIMARY KEY (id))`,
  'CREATE INDEX broken_glass_case_id_idx ON broken_glass (case_id, account_id)',
];

/** What takes a second signature, what one person opened alone, and when a case's identity was erased. */
export class TwoPeople1513900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    for (const sql of statements(isPostgres ? 'text COLLATE "C"' : 'text')) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what two people signed is not taken back; restore a backup instead'));
  }
}
