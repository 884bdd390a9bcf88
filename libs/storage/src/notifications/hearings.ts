import type { LedgerEntry } from '@corridor/domain/audit';
import { type Hearing, isTold, whoHears } from '@corridor/domain/notifications';
import { peopleOf } from '../accounts/people';
import { shiftsBetween } from '../duty/duty-rota';
import type { Storage } from '../storage';
import { areaOf } from '../within';

/** Who hears of an entry and when, by what stands in the database now: roles, watches, the rota, tasks on a convoy. */
export async function hearingsOf(entry: LedgerEntry, storage: Storage): Promise<readonly Hearing[]> {
  if (!isTold(entry.name)) return [];
  const { operationId, recordedAt, subjects } = entry;
  const [watches, people, shifts, enclaveId, assignedAccountIds] = await Promise.all([
    storage.records('watches', 'WHERE operation_id = $1', [operationId]),
    peopleOf(storage, operationId),
    shiftsBetween(storage, operationId, recordedAt, recordedAt),
    subjects[0] ? areaOf(storage, operationId, subjects[0]) : null,
    assignedTo(entry, storage),
  ]);
  const heard = { ...entry, enclaveId: enclaveId ?? null, assignedAccountIds };
  return whoHears(heard, { people, watches, shifts });
}

async function assignedTo({ subjects }: LedgerEntry, storage: Storage): Promise<string[]> {
  const convoyId = subjects.find(({ kind }) => kind === 'convoy')?.id;
  if (convoyId === undefined) return [];
  const assigned = await storage.records('convoyAssignments', 'WHERE convoy_id = $1 AND ended_at IS NULL', [convoyId]);
  return assigned.map(({ accountId }) => accountId);
}
