import { hasRung, progressOf } from '@corridor/domain/convoys';
import { type EventName } from '@corridor/domain/audit';
import { isTold, severities, type Severity, severityOf } from '@corridor/domain/notifications';
import type { Storage } from '@corridor/storage/storage';
import { existsSync, readdirSync } from 'node:fs';
import type { Memory } from './memory';

/** Somebody on duty from before the first command to after the last. */
export interface Watcher {
  readonly accountId: string;
  readonly leastSeverity: Severity;
  readonly hasMail: boolean;
  /** Hears of what was recorded from here on. */
  readonly since: string;
}

/** A clock that ran out is rung within this time, a dead process's lease included. */
const RINGS_WITHIN_MS = 10_000;

/** What the entries owed was done: each message is there once, each mail once, each clock right. */
export async function verifyWork(
  storage: Storage,
  memory: Memory,
  {
    watchers,
    mailFolder,
    drainedAt,
    stoppedAt,
  }: { watchers: readonly Watcher[]; mailFolder: string; drainedAt: string; stoppedAt: number },
): Promise<{ handlings: number; givenUp: number; mails: number }> {
  const entries = (await storage.records('ledgerEntries', 'ORDER BY seq')).filter(
    ({ recordedAt }) => recordedAt < drainedAt,
  );
  const told = entries.filter(({ name }) => isTold(name as EventName));
  const handlings = new Map((await storage.records('handlings', '')).map((each) => [each.seq, each]));
  for (const { seq, name } of told) {
    const handling = handlings.get(seq);
    if (!handling) memory.violated(`entry ${String(seq)} (${name}) owes a handling and has none`);
    else if (handling.doneAt === null && handling.failedAt === null)
      memory.violated(`the handling of ${String(seq)} (${name}) is neither done nor given up`);
  }
  for (const watcher of watchers) {
    const heard = told.filter(
      ({ name, recordedAt }) => recordedAt >= watcher.since && isLoudEnough(name as EventName, watcher.leastSeverity),
    );
    const wanted = new Set(heard.map(({ seq }) => seq).filter((seq) => handlings.get(seq)?.doneAt));
    await compare(storage, memory, watcher, 'inbox_messages', wanted, drainedAt);
    await compare(storage, memory, watcher, 'deliveries', watcher.hasMail ? wanted : new Set(), drainedAt);
  }
  const mails = await verifyMails(storage, memory, mailFolder, drainedAt);
  await verifyClocks(storage, memory, stoppedAt);
  return {
    handlings: handlings.size,
    givenUp: [...handlings.values()].filter(({ failedAt }) => failedAt !== null).length,
    mails,
  };
}

const isLoudEnough = (name: EventName, least: Severity): boolean =>
  isTold(name) && severities.indexOf(severityOf[name]) >= severities.indexOf(least);

/** One row for each entry that the watcher should have heard of, and none besides. */
async function compare(
  storage: Storage,
  memory: Memory,
  { accountId }: Watcher,
  table: string,
  wanted: ReadonlySet<number>,
  drainedAt: string,
): Promise<void> {
  const rows = await storage.all(`SELECT seq FROM ${table} WHERE account_id = $1 AND at < $2`, [accountId, drainedAt]);
  const seqs = rows.map(({ seq }) => Number(seq));
  const found = new Set(seqs);
  if (found.size !== seqs.length)
    memory.violated(`${table}: ${String(seqs.length - found.size)} doubled for ${accountId}`);
  for (const seq of wanted)
    if (!found.has(seq)) memory.violated(`${table}: nothing about entry ${String(seq)} for ${accountId}`);
  for (const seq of found)
    if (!wanted.has(seq))
      memory.violated(`${table}: entry ${String(seq)} is told to ${accountId}, who should not hear it`);
}

/** Each delivery that is sent has its one file, and each file its delivery. */
async function verifyMails(storage: Storage, memory: Memory, folder: string, drainedAt: string): Promise<number> {
  const deliveries = await storage.records('deliveries', 'WHERE at < $1', [drainedAt]);
  const files = new Set(
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => name.endsWith('.json'))
          .map((name) => name.slice(0, -5))
      : [],
  );
  for (const { id, state } of deliveries) {
    if (state !== 'sent' && state !== 'failed') memory.violated(`delivery ${id} is ${state} after the drain`);
    if ((state === 'sent') !== files.has(id))
      memory.violated(`delivery ${id} is ${state} and its mail is ${files.has(id) ? '' : 'not '}there`);
  }
  const known = new Set((await storage.all<{ id: string }>('SELECT id FROM deliveries')).map(({ id }) => id));
  for (const id of files) if (!known.has(id)) memory.violated(`mail ${id} belongs to no delivery`);
  return files.size;
}

/** A convoy is where its reports say; its clock runs to when news is due, and one that ran out has rung, once. */
async function verifyClocks(storage: Storage, memory: Memory, stoppedAt: number): Promise<void> {
  const clocks = new Map((await storage.records('deadlines', '')).map(({ subjectId, dueAt }) => [subjectId, dueAt]));
  const legs = byConvoy(await storage.records('convoyLegs', 'ORDER BY position'));
  const reports = byConvoy(await storage.records('convoyReports', ''));
  for (const convoy of await storage.records('convoys', '')) {
    const due = clocks.get(convoy.id) ?? null;
    const wanted = hasRung(convoy) ? null : convoy.newsDueAt;
    if (due !== wanted)
      memory.violated(`convoy ${convoy.id}: its clock runs to ${String(due)}, news is due ${String(wanted)}`);
    if (due !== null && Date.parse(due) < stoppedAt - RINGS_WITHIN_MS)
      memory.violated(`convoy ${convoy.id}: its clock ran out at ${due} and did not ring`);
    if (convoy.allClearAt !== null || convoy.cancelledAt !== null) continue;
    const progress = progressOf(legs.get(convoy.id) ?? [], reports.get(convoy.id) ?? []);
    if (convoy.newsDueAt !== progress.newsDueAt || convoy.status !== (progress.status ?? convoy.status))
      memory.violated(`convoy ${convoy.id} is not where its reports say`);
  }
  for (const convoy of await storage.records('convoys', '')) await verifyAlarms(storage, memory, convoy.id);
}

/** The same time rings once; a second time only where news had ended the alarm in between. */
async function verifyAlarms(storage: Storage, memory: Memory, convoyId: string): Promise<void> {
  const entries = await storage.all<{ name: string; body: string }>(
    `SELECT e.name, b.body FROM entry_subjects s
       JOIN ledger_entries e ON e.operation_id = s.operation_id AND e.seq = s.seq
       JOIN ledger_bodies b ON b.operation_id = s.operation_id AND b.seq = s.seq
      WHERE s.kind = 'convoy' AND s.subject_id = $1 ORDER BY s.seq`,
    [convoyId],
  );
  const rung = new Set<string>();
  for (const { name, body } of entries) {
    if (name !== 'convoy.overdue') {
      // Only a report can end an alarm; which of them did, the rule's own specs say.
      if (name.startsWith('convoy.')) rung.clear();
      continue;
    }
    const { newsDueAt } = (JSON.parse(body) as { body: { newsDueAt: string } }).body;
    if (rung.has(newsDueAt)) memory.violated(`convoy ${convoyId}: rang twice for the silence since ${newsDueAt}`);
    rung.add(newsDueAt);
  }
}

function byConvoy<Row extends { readonly convoyId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row.convoyId, [...(found.get(row.convoyId) ?? []), row]);
  return found;
}
