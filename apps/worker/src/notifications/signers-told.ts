import { can, type Grant } from '@corridor/domain/accounts';
import type { LedgerEntry } from '@corridor/domain/audit';
import { proposalKinds, proposalRules } from '@corridor/domain/open-items';
import type { Storage } from '@corridor/storage/storage';
import { areaOf } from '@corridor/storage/within';

/** Whoever may sign for names to leave the house is asked to, on duty or not; not who asked for it. */
export async function signersTold(entry: LedgerEntry, storage: Storage): Promise<string[]> {
  const { name, operationId, actorId, body } = entry;
  const [subject] = entry.subjects;
  const kind = proposalKinds.find((each) => each === body['kind']);
  if (name !== 'proposal.made' || kind === undefined || !subject || !proposalRules[kind].tellsSigners) return [];
  const enclaveId = (await areaOf(storage, operationId, subject)) ?? null;
  const granted = await storage.records('assignments', 'WHERE operation_id = $1 AND revoked_at IS NULL', [operationId]);
  const grants = new Map<string, Grant[]>();
  for (const grant of granted) grants.set(grant.accountId, [...(grants.get(grant.accountId) ?? []), grant]);
  return [...grants].flatMap(([accountId, own]) =>
    accountId !== actorId &&
    can({ accountId, operationId, grants: own }, proposalRules[kind].sign, { operationId, enclaveId })
      ? [accountId]
      : [],
  );
}
