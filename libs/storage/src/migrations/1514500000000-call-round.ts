import type { MigrationInterface, QueryRunner } from 'typeorm';

const CARES = `relation IN ('mother', 'father', 'guardian')`;
const place = (of: string): string => `(CASE ${of}.relation WHEN 'mother' THEN 0 WHEN 'father' THEN 1 ELSE 2 END)`;

const statements = (text: string, yes: string, no: string): readonly string[] => [
  `ALTER TABLE companions ADD COLUMN is_carer boolean NOT NULL DEFAULT ${no}`,
  // Of those who are on record already, whom the rule would presume: the first of mother, father, guardian of a young child.
  `UPDATE companions SET is_carer = ${yes}
    WHERE ${CARES} AND case_id IN (SELECT id FROM medevac_cases WHERE age_band IN ('under_1', '1_4', '5_11'))
      AND NOT EXISTS (SELECT 1 FROM companions other
                       WHERE other.case_id = companions.case_id AND other.${CARES}
                         AND (${place('other')} < ${place('companions')}
                              OR (${place('other')} = ${place('companions')} AND other.id < companions.id)))`,
  `CREATE TABLE call_round_calls (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, convoy_id ${text} NOT NULL, case_id ${text} NOT NULL,
     outcome ${text} NOT NULL, reason ${text}, without_ids ${text} NOT NULL, tries bigint NOT NULL,
     occurred_at ${text} NOT NULL, recorded_at ${text} NOT NULL, recorded_by ${text} NOT NULL, note_id ${text},
     channel ${text}, said_by_id ${text},
     CONSTRAINT call_round_calls_key PRIMARY KEY (id), CONSTRAINT call_round_calls_from_one CHECK (tries >= 1))`,
  'CREATE INDEX call_round_calls_convoy_id_idx ON call_round_calls (convoy_id, case_id)',
  'CREATE INDEX call_round_calls_case_id_idx ON call_round_calls (case_id)',
  `CREATE TABLE substitutions (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, convoy_id ${text} NOT NULL, out_case_id ${text} NOT NULL,
     in_case_id ${text} NOT NULL, reason ${text} NOT NULL, made_at ${text} NOT NULL, made_by ${text} NOT NULL, note_id ${text},
     CONSTRAINT substitutions_key PRIMARY KEY (id),
     CONSTRAINT substitutions_of_another CHECK (out_case_id <> in_case_id))`,
  'CREATE INDEX substitutions_convoy_id_idx ON substitutions (convoy_id)',
  'CREATE INDEX substitutions_out_case_id_idx ON substitutions (out_case_id)',
  'CREATE INDEX substitutions_in_case_id_idx ON substitutions (in_case_id)',
];

/** Who cares for a patient, what families said before a movement, and who went in whose place. */
export class CallRound1514500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    const all = isPostgres ? statements('text COLLATE "C"', 'TRUE', 'FALSE') : statements('text', '1', '0');
    for (const sql of all) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('what a family said is not thrown away; restore a backup instead'));
  }
}
