import type { LedgerEntry } from '@corridor/domain/audit';
import { isTold, severityOf, type ToldEvent } from '@corridor/domain/notifications';
import type { Effects } from '@corridor/storage/ledger/handlings';
import { hearingsOf } from '@corridor/storage/notifications/hearings';
import { newDelivery } from '@corridor/storage/notifications/new-delivery';
import type { RecordOf } from '@corridor/storage/records';
import { placeholders } from '@corridor/storage/statements';
import type { Storage } from '@corridor/storage/storage';
import { v5 as uuidFor } from 'uuid';
import { referenceOf } from './reference-of';
import { signersTold } from './signers-told';

/** Namespace of message ids: entry, person and channel make the id, so that a second run makes the same message. */
const MESSAGES = '0d9a1a52-8f4e-5c62-9a6f-2f3a7f3b6c10';

/**
 * Tells everyone who is to hear of it: at once in their inbox and by the first way that they named, or gathered, when their
 * digest comes. An alarm that nobody says to have seen goes on to the next way.
 */
export async function notifyWatchers(entry: LedgerEntry, storage: Storage): Promise<Effects> {
  if (!isTold(entry.name)) return {};
  const hearings = await hearingsOf(entry, storage);
  const atOnce = hearings.filter(({ timing }) => timing === 'at_once').map(({ accountId }) => accountId);
  const asked = [...atOnce, ...(await headsTold(entry, storage)), ...(await signersTold(entry, storage))];
  const hearers = [...new Set(asked)].sort();
  const gathering = hearings.filter(({ accountId, timing }) => timing !== 'at_once' && !hearers.includes(accountId));
  if (hearers.length + gathering.length === 0) return {};

  const message = messageOf(entry, entry.name);
  const idFor = (accountId: string, way: string): string =>
    uuidFor([entry.operationId, entry.seq, accountId, way].join(' '), MESSAGES);
  return {
    inboxMessages: hearers.map((accountId) => ({
      ...message,
      id: idFor(accountId, 'inbox'),
      accountId,
      readAt: null,
      acknowledgedAt: null,
    })),
    deliveries: waysOf(message, await routesOf(storage, hearers), idFor),
    gatheredMessages: gathering.map(({ accountId, timing, afterAllClearOf }) => ({
      ...message,
      id: idFor(accountId, 'inbox'),
      accountId,
      timing,
      afterAllClearOf,
    })),
  };
}

type Message = Pick<
  RecordOf<'inboxMessages'>,
  'operationId' | 'seq' | 'event' | 'severity' | 'subjectKind' | 'subjectId' | 'reference' | 'at'
>;

function messageOf(entry: LedgerEntry, event: ToldEvent): Message {
  const { operationId, seq, recordedAt: at } = entry;
  const [subject] = entry.subjects;
  return {
    operationId,
    seq,
    event,
    severity: severityOf[event],
    subjectKind: subject?.kind ?? 'operation',
    subjectId: subject?.id ?? operationId,
    reference: referenceOf(entry),
    at,
  };
}

/** One delivery a way, in the order that the person named; of what is no alarm, the first only. */
function waysOf(
  { operationId, seq, event, severity, reference, at }: Message,
  routes: readonly RecordOf<'contactRoutes'>[],
  idFor: (accountId: string, way: string) => string,
): readonly RecordOf<'deliveries'>[] {
  const accountIds = [...new Set(routes.map(({ accountId }) => accountId))];
  return accountIds.flatMap((accountId) => {
    const own = routes.filter((route) => route.accountId === accountId);
    const taken = severity === 'alarm' ? own : own.slice(0, 1);
    return taken.map((route, i) =>
      newDelivery({
        id: idFor(accountId, route.id),
        operationId,
        accountId,
        seq,
        channel: route.channel,
        routeId: route.id,
        afterId: i === 0 ? null : idFor(accountId, taken[i - 1]?.id ?? ''),
        lane: 'urgent',
        event,
        severity,
        reference,
        at,
        // Milliseconds from when it is written: the sum of what those before it are given.
        relayAt: taken.slice(0, i).reduce((sum, { waitMinutes }) => sum + waitMinutes * 60_000, 0),
      }),
    );
  });
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

/** How each of them is reached, in their own order. */
async function routesOf(storage: Storage, accountIds: readonly string[]): Promise<RecordOf<'contactRoutes'>[]> {
  if (accountIds.length === 0) return [];
  return storage.records(
    'contactRoutes',
    `WHERE removed_at IS NULL AND account_id IN (${placeholders(accountIds.length)})
       AND account_id IN (SELECT id FROM accounts WHERE disabled_at IS NULL) ORDER BY account_id, position`,
    accountIds,
  );
}
