import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The same words as in the query of the waiting list: a partial index serves only who asks in its own words. */
const WAITING = `status IN ('submitted', 'needs_information', 'under_review', 'listed', 'deferred', 'suspended', 'scheduled')`;

const statements = (text: string, yes: string): readonly string[] => [
  // An operation that is open already goes on as it was, until somebody decides otherwise.
  `ALTER TABLE operations ADD COLUMN gates ${text} NOT NULL DEFAULT '[]'`,
  `ALTER TABLE parties ADD COLUMN clears boolean NOT NULL DEFAULT ${yes}`,
  `ALTER TABLE proposals ADD COLUMN details ${text} NOT NULL DEFAULT '{}'`,
  `ALTER TABLE proposals ADD COLUMN proceeded_at ${text}`,
  'DROP INDEX proposals_waiting_key',
  // A party's no to a patient and one to their companion are two questions about one case.
  `CREATE UNIQUE INDEX proposals_waiting_key ON proposals (operation_id, kind, subject_id, details) WHERE outcome IS NULL`,
  `ALTER TABLE medevac_cases ADD COLUMN listed_at ${text}`,
  `ALTER TABLE medevac_cases ADD COLUMN due_at ${text}`,
  `ALTER TABLE medevac_cases ADD COLUMN reassess_by ${text}`,
  `ALTER TABLE medevac_cases ADD COLUMN review_at ${text}`,
  `CREATE INDEX medevac_cases_rank_idx ON medevac_cases (operation_id,
     (CASE priority WHEN 'P1' THEN 0 WHEN 'P2' THEN 1 WHEN 'P3' THEN 2 WHEN 'P4' THEN 4 ELSE 3 END),
     (COALESCE(due_at, '9999')), (COALESCE(listed_at, '9999')), code) WHERE ${WAITING}`,
  `CREATE TABLE triage_assessments (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, case_id ${text} NOT NULL, system ${text} NOT NULL,
     acuity ${text} NOT NULL, priority ${text} NOT NULL, deterioration_days bigint, assessed_by ${text} NOT NULL,
     assessed_at ${text} NOT NULL, recorded_at ${text} NOT NULL, reassess_by ${text} NOT NULL, note_id ${text},
     CONSTRAINT triage_assessments_key PRIMARY KEY (id))`,
  'CREATE INDEX triage_assessments_case_id_idx ON triage_assessments (case_id)',
  `CREATE TABLE consents (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, case_id ${text} NOT NULL, facility_id ${text},
     answer ${text} NOT NULL, speaker ${text} NOT NULL, taken_at ${text} NOT NULL, recorded_at ${text} NOT NULL,
     recorded_by ${text} NOT NULL, valid_until ${text} NOT NULL, note_id ${text}, channel ${text}, said_by_id ${text},
     CONSTRAINT consents_key PRIMARY KEY (id))`,
  'CREATE INDEX consents_case_id_idx ON consents (case_id)',
  `CREATE TABLE clearances (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, party_id ${text} NOT NULL, case_id ${text} NOT NULL,
     person_id ${text} NOT NULL, answer ${text} NOT NULL, conditions ${text} NOT NULL, valid_from ${text},
     valid_until ${text}, at ${text} NOT NULL, recorded_at ${text} NOT NULL, recorded_by ${text} NOT NULL,
     note_id ${text}, channel ${text}, said_by_id ${text},
     CONSTRAINT clearances_key PRIMARY KEY (id))`,
  'CREATE INDEX clearances_case_id_idx ON clearances (case_id)',
  `CREATE TABLE bed_offers (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, version bigint NOT NULL, facility_id ${text} NOT NULL,
     condition_groups ${text} NOT NULL, beds bigint NOT NULL, companions_each bigint NOT NULL,
     valid_until ${text} NOT NULL, offered_at ${text} NOT NULL, withdrawn_at ${text},
     CONSTRAINT bed_offers_key PRIMARY KEY (id), CONSTRAINT bed_offers_beds CHECK (beds > 0))`,
  'CREATE INDEX bed_offers_operation_id_idx ON bed_offers (operation_id, valid_until)',
  `CREATE TABLE destinations (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, case_id ${text} NOT NULL, facility_id ${text},
     offer_id ${text}, accepted_at ${text} NOT NULL, accepted_by ${text} NOT NULL, valid_until ${text}, ended_at ${text},
     CONSTRAINT destinations_key PRIMARY KEY (id))`,
  'CREATE INDEX destinations_case_id_idx ON destinations (case_id)',
  'CREATE INDEX destinations_offer_id_idx ON destinations (offer_id) WHERE offer_id IS NOT NULL',
  'CREATE UNIQUE INDEX destinations_one_standing_key ON destinations (case_id) WHERE ended_at IS NULL',
  `CREATE TABLE document_checks (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, case_id ${text} NOT NULL, person_id ${text} NOT NULL,
     state ${text} NOT NULL, checked_at ${text} NOT NULL, recorded_at ${text} NOT NULL, checked_by ${text} NOT NULL,
     CONSTRAINT document_checks_key PRIMARY KEY (id))`,
  'CREATE INDEX document_checks_case_id_idx ON document_checks (case_id)',
  `CREATE TABLE overrides (
     id ${text} NOT NULL, operation_id ${text} NOT NULL, version bigint NOT NULL, case_id ${text} NOT NULL,
     person_id ${text} NOT NULL, gate ${text} NOT NULL, missing ${text} NOT NULL, reason_id ${text} NOT NULL,
     made_by ${text} NOT NULL, made_at ${text} NOT NULL, stands_until ${text} NOT NULL, second_by ${text}, ended_at ${text},
     CONSTRAINT overrides_key PRIMARY KEY (id),
     CONSTRAINT overrides_two_people CHECK (second_by IS NULL OR second_by <> made_by))`,
  'CREATE INDEX overrides_case_id_idx ON overrides (case_id)',
];

/** What has to be open before somebody leaves: who looked, who agreed, who cleared, which bed, which papers, who answered for what was missing. */
export class Gates1514100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    const all = isPostgres ? statements('text COLLATE "C"', 'TRUE') : statements('text', '1');
    for (const sql of all) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('what a party cleared and a patient agreed to is not thrown away; restore a backup instead'),
    );
  }
}
