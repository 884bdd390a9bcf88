import type { LedgerEntry } from '@corridor/domain/audit';
import { isTold, severityOf } from '@corridor/domain/notifications';
import type { Effects } from '@corridor/storage/ledger/handlings';
import { referenceOf } from './reference-of';

/** Tells every address outside that watches what the operation releases: they are many, so the database finds them itself. */
export function tellOutside(entry: LedgerEntry): Promise<Effects> {
  const { operationId, seq, recordedAt: at, name: event } = entry;
  if (!isTold(event)) return Promise.resolve({});
  const reference = referenceOf(entry);
  return Promise.resolve({ toOutside: { operationId, seq, event, severity: severityOf[event], reference, at } });
}
