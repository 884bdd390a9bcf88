import type { LedgerEntry } from '@corridor/domain/audit';
import { isTold, severityOf } from '@corridor/domain/notifications';
import type { Effects } from '@corridor/storage/ledger/handlings';
import { hearingsOf } from '@corridor/storage/notifications/hearings';
import type { Storage } from '@corridor/storage/storage';
import { v5 as uuidFor } from 'uuid';

/** Namespace of message ids: entry, person and channel make the id, so that a second run makes the same message. */
const MESSAGES = '0d9a1a52-8f4e-5c62-9a6f-2f3a7f3b6c10';

/** Tells everyone who is to hear of it at once: in their inbox, and by mail where they have an address. */
export async function notifyWatchers(entry: LedgerEntry, storage: Storage): Promise<Effects> {
  if (!isTold(entry.name)) return {};
  const hearings = await hearingsOf(entry, storage);
  const atOnce = hearings.filter(({ timing }) => timing === 'at_once').map(({ accountId }) => accountId);
  const hearers = [...new Set([...atOnce, ...(await headsTold(entry, storage))])].sort();
  if (hearers.length === 0) return {};

  const { operationId, seq, recordedAt: at, name: event } = entry;
  const severity = severityOf[entry.name];
  const [subject] = entry.subjects;
  const reference = referenceOf(entry);
  const withMail = await accountsWithMail(storage, hearers);
  const idFor = (accountId: string, channel: string): string =>
    uuidFor([operationId, seq, accountId, channel].join(' '), MESSAGES);
  return {
    inboxMessages: hearers.map((accountId) => ({
      id: idFor(accountId, 'inbox'),
      operationId,
      accountId,
      seq,
      event,
      severity,
      subjectKind: subject?.kind ?? 'operation',
      subjectId: subject?.id ?? operationId,
      reference,
      at,
      readAt: null,
    })),
    deliveries: withMail.map((accountId) => ({
      id: idFor(accountId, 'mail'),
      operationId,
      accountId,
      seq,
      channel: 'mail',
      event,
      reference,
      at,
      state: 'pending',
      attempts: 0,
      relayAt: 0,
      leasedUntil: 0,
      sentAt: null,
      errorCode: null,
    })),
  };
}

/** Whoever goes ahead alone does not do so unseen: the head of office is told, whether they watch or not (DOMAIN 0.4). */
async function headsTold({ operationId, body }: LedgerEntry, storage: Storage): Promise<string[]> {
  if (body['alone'] !== true) return [];
  const heads = await storage.records(
    'assignments',
    `WHERE operation_id = $1 AND role = 'head_of_office' AND revoked_at IS NULL`,
    [operationId],
  );
  return heads.map(({ accountId }) => accountId);
}

/** The random code by which people speak of a convoy or a case; it says nothing to a stranger. */
function referenceOf({ body }: LedgerEntry): string | null {
  const { reference, code } = body;
  if (typeof reference === 'string') return reference;
  return typeof code === 'string' ? code : null;
}

async function accountsWithMail(storage: Storage, accountIds: readonly string[]): Promise<string[]> {
  const list = accountIds.map((_, i) => `$${String(i + 1)}`).join(', ');
  const rows = await storage.all<{ id: string }>(
    `SELECT id FROM accounts WHERE disabled_at IS NULL AND id IN (${list})
       AND EXISTS (SELECT 1 FROM contact_routes r WHERE r.account_id = accounts.id AND r.channel = 'mail' AND r.removed_at IS NULL)
     ORDER BY id`,
    accountIds,
  );
  return rows.map(({ id }) => id);
}
