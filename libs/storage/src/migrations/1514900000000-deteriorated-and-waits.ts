import { addedUp, deterioratedSince } from '@corridor/domain/evacuations';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ALIKE, CASES_ALIKE, casesAlike } from '../evacuations/cases-alike';

type Look = Parameters<typeof deterioratedSince>[0][number] & { readonly caseId: string };

/** Ids, codes and moments hold nothing to quote. Since when somebody is worse, when their wait ended, and how many of a kind waited how many weeks. */
export class DeterioratedAndWaits1514900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.connection.options.type === 'postgres';
    const text = isPostgres ? 'text COLLATE "C"' : 'text';
    for (const column of ['deteriorated_at', 'wait_ended_at'])
      await runner.query(`ALTER TABLE medevac_cases ADD COLUMN ${column} ${text}`);
    await runner.query('ALTER TABLE case_tallies ADD COLUMN deteriorated bigint NOT NULL DEFAULT 0');
    await markDeteriorated(runner);
    await runner.query(
      `UPDATE case_tallies SET deteriorated = (SELECT COUNT(*) FROM medevac_cases m
         WHERE m.deteriorated_at IS NOT NULL AND m.operation_id = case_tallies.operation_id AND m.enclave_id = case_tallies.enclave_id
           AND m.status = case_tallies.status AND m.age_band = case_tallies.age_band AND m.sex = case_tallies.sex)`,
    );
    // A death has reports of its own; when somebody left before this was kept stands in the ledger only.
    await runner.query(
      `UPDATE medevac_cases SET wait_ended_at = (SELECT MIN(CASE WHEN d.occurred_at < d.recorded_at THEN d.occurred_at ELSE d.recorded_at END)
         FROM death_reports d WHERE d.case_id = medevac_cases.id AND d.outcome <> 'withdrawn') WHERE status = 'died_waiting'`,
    );
    await runner.query(
      `CREATE TABLE wait_tallies (
         operation_id ${text} NOT NULL, enclave_id ${text} NOT NULL, age_band ${text} NOT NULL, sex ${text} NOT NULL,
         stage ${text} NOT NULL, week bigint NOT NULL, count bigint NOT NULL,
         CONSTRAINT wait_tallies_key PRIMARY KEY (operation_id, enclave_id, age_band, sex, stage, week))${isPostgres ? '' : ' WITHOUT ROWID'}`,
    );
    const alike = (await runner.query(`${CASES_ALIKE} ${ALIKE}`)) as Parameters<typeof casesAlike>[0][];
    for (const { operationId, enclaveId, ageBand, sex, stage, week, count } of addedUp(alike.map(casesAlike)))
      await runner.query(
        `INSERT INTO wait_tallies (operation_id, enclave_id, age_band, sex, stage, week, count)
         VALUES ('${operationId}', '${enclaveId}', '${ageBand}', '${sex}', '${stage}', ${String(week)}, ${String(count)})`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE wait_tallies');
    await runner.query('ALTER TABLE case_tallies DROP COLUMN deteriorated');
    for (const column of ['wait_ended_at', 'deteriorated_at'])
      await runner.query(`ALTER TABLE medevac_cases DROP COLUMN ${column}`);
  }
}

/** Only who was looked at more than once can be worse than before. */
async function markDeteriorated(runner: QueryRunner): Promise<void> {
  const names = 'case_id AS "caseId", acuity, priority, assessed_at AS "assessedAt", recorded_at AS "recordedAt"';
  const rows = (await runner.query(
    `SELECT ${names} FROM triage_assessments WHERE case_id IN
       (SELECT case_id FROM triage_assessments GROUP BY case_id HAVING COUNT(*) > 1)`,
  )) as Look[];
  const looks = new Map<string, Look[]>();
  for (const row of rows) looks.set(row.caseId, [...(looks.get(row.caseId) ?? []), row]);
  for (const [caseId, own] of looks) {
    const since = deterioratedSince(own);
    if (since === null) continue;
    await runner.query(`UPDATE medevac_cases SET deteriorated_at = '${since}' WHERE id = '${caseId}'`);
  }
}
