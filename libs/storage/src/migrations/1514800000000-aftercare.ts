import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = (text: string): readonly string[] => [
  `CREATE TABLE outcome_reports (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, case_id ${text} NOT NULL, outcome ${text} NOT NULL,
     facility_id ${text}, ward ${text}, follow_up_on ${text}, follow_up_due_at ${text}, voluntary ${text},
     safe_return_check ${text}, occurred_at ${text} NOT NULL, recorded_at ${text} NOT NULL, reported_by ${text} NOT NULL,
     note_id ${text}, channel ${text}, said_by_id ${text},
     CONSTRAINT outcome_reports_key PRIMARY KEY (id),
     CONSTRAINT outcome_reports_case_id_fk FOREIGN KEY (case_id) REFERENCES medevac_cases (id),
     CONSTRAINT outcome_reports_day_has_an_end CHECK ((follow_up_on IS NULL) = (follow_up_due_at IS NULL)))`,
  'CREATE INDEX outcome_reports_case_id_idx ON outcome_reports (case_id)',
  'CREATE INDEX outcome_reports_told_idx ON outcome_reports (operation_id, recorded_at) WHERE channel IS NOT NULL',
];

/** What was said to have become of a patient, report by report: hospital, ward, follow-up, return. */
export class Aftercare1514800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    for (const sql of statements(isPostgres ? 'text COLLATE "C"' : 'text')) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what was reported is not taken back; restore a backup instead'));
  }
}
