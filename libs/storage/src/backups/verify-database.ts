import { AccessLog } from '../keys/access-log';
import { checkGuards } from '../ledger/guards';
import { verifyChain } from '../ledger/verify';
import { Storage } from '../storage';
import type { OperationHead } from './manifest';

/** An entry is missing or was changed, or the guards that keep it from happening are gone. */
export class DatabaseDamaged extends Error {
  override readonly name = 'DatabaseDamaged';
}

/** Walks every chain of a database file without writing to it. Throws DatabaseDamaged, LedgerUnguarded. */
export async function verifyDatabase(path: string): Promise<OperationHead[]> {
  const storage = await Storage.openToRead(path);
  try {
    await checkGuards((sql) => storage.all<{ name: string }>(sql), false);
    return await verifyStorage(storage);
  } finally {
    await storage.onApplicationShutdown();
  }
}

/** Walks every operation's ledger and access log. Throws DatabaseDamaged at the first that does not hold. */
export async function verifyStorage(storage: Storage): Promise<OperationHead[]> {
  const heads: OperationHead[] = [];
  for (const { id } of await storage.all<{ id: string }>('SELECT id FROM operations ORDER BY id')) {
    const found = await verifyChain(storage, id);
    if (!found.intact)
      throw new DatabaseDamaged(`the ledger of ${id} is broken at entry ${String(found.brokenAt)}: ${found.reason}`);
    if (!(await AccessLog.isIntact(storage, id))) throw new DatabaseDamaged(`the access log of ${id} is broken`);
    const [head] = await storage.records('ledgerHeads', 'WHERE operation_id = $1', [id]);
    heads.push({ operationId: id, entries: found.entries, hash: head?.hash ?? '' });
  }
  return heads;
}
