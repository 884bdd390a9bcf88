import type { Actor, Grant } from '@corridor/domain/accounts';
import type { Storage } from '../storage';

/** Everybody who holds a role in the operation now, each with all that they hold, in the order of their ids. */
export async function peopleOf(storage: Storage, operationId: string): Promise<readonly Actor[]> {
  const rows = await storage.records(
    'assignments',
    `WHERE operation_id = $1 AND revoked_at IS NULL
       AND account_id IN (SELECT id FROM accounts WHERE disabled_at IS NULL) ORDER BY account_id, role`,
    [operationId],
  );
  const grants = new Map<string, Grant[]>();
  for (const { accountId, role, organisationId, enclaveId } of rows)
    grants.set(accountId, [...(grants.get(accountId) ?? []), { role, organisationId, enclaveId }]);
  return [...grants].map(([accountId, held]) => ({ accountId, operationId, grants: held }));
}
