import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Text in byte order on PostgreSQL too, as in SQLite and in JavaScript. */
const statements = (text: string): readonly string[] => [
  `ALTER TABLE convoy_reports ADD COLUMN channel ${text}`,
  `ALTER TABLE convoy_reports ADD COLUMN said_by_id ${text}`,
  'CREATE INDEX convoy_reports_told_idx ON convoy_reports (operation_id, recorded_at) WHERE channel IS NOT NULL',
  'CREATE INDEX open_items_subject_id_idx ON open_items (subject_id)',
  `CREATE TABLE calls (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, subject_kind ${text}, subject_id ${text}, channel ${text} NOT NULL,
     occurred_at ${text} NOT NULL, recorded_at ${text} NOT NULL, recorded_by ${text} NOT NULL, note_id ${text} NOT NULL,
     said_by_id ${text}, CONSTRAINT calls_key PRIMARY KEY (id),
     CONSTRAINT calls_about CHECK ((subject_kind IS NULL) = (subject_id IS NULL)))`,
  'CREATE INDEX calls_operation_id_recorded_at_idx ON calls (operation_id, recorded_at)',
  'CREATE INDEX calls_subject_id_idx ON calls (subject_id)',
  `CREATE TABLE pasted_texts (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, version bigint NOT NULL, pasted_at ${text} NOT NULL,
     pasted_by ${text} NOT NULL, purge_at ${text} NOT NULL, sealed ${text}, outcome ${text}, settled_at ${text},
     settled_by ${text}, entry_seq bigint, CONSTRAINT pasted_texts_key PRIMARY KEY (id),
     CONSTRAINT pasted_texts_settled_are_empty CHECK ((outcome IS NULL) = (sealed IS NOT NULL)))`,
  'CREATE INDEX pasted_texts_waiting_idx ON pasted_texts (operation_id, id) WHERE outcome IS NULL',
  `CREATE TABLE death_reports (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, version bigint NOT NULL, case_id ${text} NOT NULL,
     occurred_at ${text} NOT NULL, recorded_at ${text} NOT NULL, reported_by ${text} NOT NULL, note_id ${text},
     channel ${text}, said_by_id ${text}, outcome ${text} NOT NULL, settled_at ${text}, settled_by ${text},
     CONSTRAINT death_reports_key PRIMARY KEY (id),
     CONSTRAINT death_reports_case_id_fk FOREIGN KEY (case_id) REFERENCES medevac_cases (id))`,
  'CREATE INDEX death_reports_case_id_idx ON death_reports (case_id)',
  'CREATE INDEX death_reports_told_idx ON death_reports (operation_id, recorded_at) WHERE channel IS NOT NULL',
];

/** Calls, pasted texts that wait a day, reports of a death, and on whose behalf a report was entered. */
export class CallsAndDeaths1513200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    for (const sql of statements(isPostgres ? 'text COLLATE "C"' : 'text')) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what was reported is not taken back; restore a backup instead'));
  }
}
