import type { CasesAlike } from '@corridor/domain/evacuations';

/** The cases themselves, so many alike in what decides how long they waited. In the words of both databases. */
export const CASES_ALIKE = `SELECT operation_id, enclave_id, age_band, sex, status, substr(submitted_at, 1, 10) AS submitted_on,
  substr(wait_ended_at, 1, 10) AS ended_on, COUNT(*) AS n FROM medevac_cases`;
export const ALIKE = `GROUP BY operation_id, enclave_id, age_band, sex, status, substr(submitted_at, 1, 10), substr(wait_ended_at, 1, 10)`;

/** A row of these. */
export const casesAlike = (row: Readonly<Record<string, string | number | null>>): CasesAlike => ({
  operationId: String(row['operation_id']),
  enclaveId: String(row['enclave_id']),
  // They are of these words in the table.
  ageBand: row['age_band'] as CasesAlike['ageBand'],
  sex: row['sex'] as CasesAlike['sex'],
  status: row['status'] as CasesAlike['status'],
  submittedAt: String(row['submitted_on']),
  waitEndedAt: row['ended_on'] === null ? null : String(row['ended_on']),
  count: Number(row['n']),
});
