import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = (text: string): readonly string[] => [
  'ALTER TABLE convoys ADD COLUMN aboard_others bigint',
  'ALTER TABLE convoys ADD COLUMN delivered_others bigint',
  ...['women', 'men', 'girls', 'boys'].map((each) => `ALTER TABLE convoy_reports ADD COLUMN ${each} bigint`),
  `CREATE TABLE boardings (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, convoy_id ${text} NOT NULL, report_id ${text} NOT NULL,
     case_id ${text} NOT NULL, person_id ${text} NOT NULL, person_kind ${text} NOT NULL, kind ${text} NOT NULL,
     reason ${text}, facility_id ${text}, condition ${text}, occurred_at ${text} NOT NULL, recorded_at ${text} NOT NULL,
     reported_by ${text} NOT NULL, note_id ${text}, received_by_id ${text}, channel ${text}, said_by_id ${text},
     CONSTRAINT boardings_key PRIMARY KEY (id),
     CONSTRAINT boardings_convoy_id_fk FOREIGN KEY (convoy_id) REFERENCES convoys (id),
     CONSTRAINT boardings_case_id_fk FOREIGN KEY (case_id) REFERENCES medevac_cases (id))`,
  'CREATE INDEX boardings_convoy_id_idx ON boardings (convoy_id)',
  'CREATE INDEX boardings_case_id_idx ON boardings (case_id)',
  'CREATE INDEX boardings_person_id_idx ON boardings (person_id)',
  'CREATE INDEX boardings_told_idx ON boardings (operation_id, recorded_at) WHERE channel IS NOT NULL',
];

/** Who boarded by name, who did not, who got off or was taken off, who was handed over; and people without a case. */
export class Boarding1514200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    for (const sql of statements(isPostgres ? 'text COLLATE "C"' : 'text')) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what was reported is not taken back; restore a backup instead'));
  }
}
