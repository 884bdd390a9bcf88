import { waitingStatuses } from '@corridor/domain/evacuations';
import type { Storage } from '../storage';

/** In the words of its index, which serves only who asks so. */
export const WAITS = `status IN (${waitingStatuses.map((each) => `'${each}'`).join(', ')})`;

/** What orders those who wait, each term in the words of its index, first the one that counts most. */
export const RANK_TERMS = [
  `(CASE priority WHEN 'P1' THEN 0 WHEN 'P2' THEN 1 WHEN 'P3' THEN 2 WHEN 'P4' THEN 4 ELSE 3 END)`,
  `(COALESCE(due_at, '9999'))`,
  `(COALESCE(listed_at, '9999'))`,
  'code',
] as const;
export const BY_RANK = RANK_TERMS.join(', ');

/** The ids of so many as stand first on the waiting list: of one area, or of all. */
export async function firstWaiting(
  storage: Storage,
  operationId: string,
  enclaveId: string | null,
  first: number,
): Promise<string[]> {
  const parameters: unknown[] = enclaveId === null ? [operationId] : [operationId, enclaveId];
  const rows = await storage.all<{ id: string }>(
    `SELECT id FROM medevac_cases WHERE operation_id = $1 AND ${WAITS}${enclaveId === null ? '' : ' AND enclave_id = $2'}
      ORDER BY ${BY_RANK} LIMIT ${String(first)}`,
    parameters,
  );
  return rows.map(({ id }) => id);
}
