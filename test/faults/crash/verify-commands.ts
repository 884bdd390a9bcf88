import { SYSTEM_ACTOR } from '@corridor/domain/commands';
import { verifyChain } from '@corridor/storage/ledger/verify';
import type { RecordOf } from '@corridor/storage/records';
import type { Storage } from '@corridor/storage/storage';
import type { Acknowledged, CommandKind, Memory } from './memory';

/** The table in which what a command made must stand, and under which id. */
const made: Readonly<
  Partial<Record<CommandKind, { readonly table: string; readonly id: (ack: Acknowledged) => string }>>
> = {
  evacuation: { table: 'medevac_cases', id: ({ answer }) => answer.id },
  incident: { table: 'incidents', id: ({ answer }) => answer.id },
  plan: { table: 'convoys', id: ({ answer }) => answer.id },
  put: { table: 'manifest_lines', id: ({ answer }) => answer.lineId },
  watch: { table: 'watches', id: ({ answer }) => answer.id },
  ...Object.fromEntries(
    (['left', 'stopped', 'moving', 'arrived', 'problem', 'head_count'] as const).map((kind) => [
      kind,
      { table: 'convoy_reports', id: ({ commandId }: Acknowledged) => commandId },
    ]),
  ),
};

/** How many rows of a table all entries of an event make together, so that a doubled one shows. */
const rowsOf: readonly { readonly table: string; readonly events: readonly string[]; readonly each: number }[] = [
  { table: 'medevac_cases', events: ['evacuation.requested'], each: 1 },
  { table: 'case_keys', events: ['evacuation.requested'], each: 1 },
  { table: 'incidents', events: ['incident.reported'], each: 1 },
  { table: 'convoys', events: ['convoy.planned'], each: 1 },
  { table: 'convoy_legs', events: ['convoy.planned'], each: 2 },
  { table: 'vehicle_places', events: ['convoy.planned'], each: 12 },
  { table: 'manifest_lines', events: ['convoy.person_added'], each: 1 },
  { table: 'watches', events: ['watch.stood'], each: 1 },
  {
    table: 'convoy_reports',
    events: [
      'convoy.departed',
      'convoy.stopped',
      'convoy.moving',
      'convoy.arrived',
      'convoy.problem_reported',
      'convoy.counted',
    ],
    each: 1,
  },
];

/** Every promise that was made stands in the database, once; nothing stands there that nobody asked for. */
export async function verifyCommands(
  storage: Storage,
  memory: Memory,
  operationId: string,
  setUpUntil: number,
): Promise<{ entries: number }> {
  const commands = new Map((await storage.records('commands', '')).map((each) => [each.id, each]));
  const entries = await storage.records('ledgerEntries', 'ORDER BY seq');
  const byCommand = new Map(entries.map((each) => [each.commandId, each]));
  if (byCommand.size !== entries.length)
    memory.violated(`${String(entries.length - byCommand.size)} entries are doubled`);

  const standing = await Promise.all(
    [...new Set(Object.values(made).map(({ table }) => table))].map(
      async (table) => [table, await idsOf(storage, table)] as const,
    ),
  );
  const ids = new Map(standing);
  const sealed = await countBySeq(storage, 'sealed_values');
  const items = await countBySeq(storage, 'open_items');
  for (const ack of memory.acknowledged.values()) {
    const command = commands.get(ack.commandId);
    const fault =
      faultOf(ack, command, byCommand.get(ack.commandId)) ??
      (ack.status < 300 ? faultOfRows(ack, ids, sealed, items) : null);
    if (fault !== null) memory.violated(`${ack.kind} ${ack.commandId}: ${fault}`);
  }
  for (const { seq, commandId, actorId, name } of entries) {
    const isKnown =
      seq <= setUpUntil ||
      memory.acknowledged.has(commandId) ||
      (actorId === SYSTEM_ACTOR && name === 'convoy.overdue');
    if (!isKnown) memory.violated(`entry ${String(seq)} (${name}) is of a command that nobody sent`);
    if (commands.get(commandId)?.entrySeq !== seq)
      memory.violated(`entry ${String(seq)} (${name}) has no command that names it`);
  }
  await verifyCounts(
    storage,
    memory,
    entries.map(({ name }) => name),
  );
  const chain = await verifyChain(storage, operationId);
  if (!chain.intact) memory.violated(`the chain is broken at ${String(chain.brokenAt)}: ${chain.reason}`);
  return { entries: entries.length };
}

function faultOf(
  { status, answer }: Acknowledged,
  command: RecordOf<'commands'> | undefined,
  entry: RecordOf<'ledgerEntries'> | undefined,
): string | null {
  if (!command) return `acknowledged (${String(status)} ${String(answer.code ?? answer.seq)}) and lost`;
  if (status >= 300) {
    // Nothing is asked for here that anybody does not know or may not do.
    if (/^(session|permission|request|operation)\.|\.unknown$/.test(String(answer.code)))
      return `refused with ${String(answer.code)}`;
    if (command.outcome !== 'refused' || command.code !== answer.code)
      return `refused with ${String(answer.code)} and on record as ${command.outcome} ${String(command.code)}`;
    return entry ? 'refused, and has an entry' : null;
  }
  if (command.outcome !== 'applied') return `applied, and on record as ${command.outcome}`;
  if (command.entrySeq !== answer.seq || entry?.seq !== answer.seq)
    return `told entry ${String(answer.seq)}, stands as ${String(entry?.seq)}`;
  return entry?.recordedAt === answer.recordedAt
    ? null
    : `told ${String(answer.recordedAt)}, stands as ${String(entry?.recordedAt)}`;
}

function faultOfRows(
  ack: Acknowledged,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
  sealed: ReadonlyMap<number, number>,
  items: ReadonlyMap<number, number>,
): string | null {
  const row = made[ack.kind];
  const seq = Number(ack.answer.seq);
  if (row && ids.get(row.table)?.has(row.id(ack)) !== true) return `${row.table} ${row.id(ack)} is missing`;
  const words = wordsIn(ack.body);
  if ((sealed.get(seq) ?? 0) !== words)
    return `${String(words)} sealed values were sent, ${String(sealed.get(seq) ?? 0)} stand`;
  return (items.get(seq) ?? 0) === ack.answer.openItems
    ? null
    : `told of ${String(ack.answer.openItems)} open items, ${String(items.get(seq) ?? 0)} stand`;
}

function wordsIn(body: {
  readonly companions?: readonly unknown[];
  readonly patientName?: string;
  readonly note?: string;
}): number {
  return (body.companions?.length ?? 0) + [body.patientName, body.note].filter((words) => words !== undefined).length;
}

async function verifyCounts(storage: Storage, memory: Memory, names: readonly string[]): Promise<void> {
  for (const { table, events, each } of rowsOf) {
    const wanted = names.filter((name) => events.includes(name)).length * each;
    const [row] = await storage.all(`SELECT COUNT(*) AS n FROM ${table}`);
    if (Number(row?.['n']) !== wanted)
      memory.violated(`${table} has ${String(row?.['n'])} rows and should have ${String(wanted)}`);
  }
  // Each change of a convoy moved its version by one: an update that was lost, or done twice, shows here.
  const moved = await storage.all(
    `SELECT c.id FROM convoys c WHERE c.version <> (SELECT COUNT(*) FROM entry_subjects s JOIN ledger_entries e ON e.operation_id = s.operation_id AND e.seq = s.seq
       WHERE s.operation_id = c.operation_id AND s.kind = 'convoy' AND s.subject_id = c.id AND e.name <> 'open_item.resolved')`,
  );
  for (const { id } of moved) memory.violated(`convoy ${String(id)} has another version than it has entries`);
}

async function idsOf(storage: Storage, table: string): Promise<ReadonlySet<string>> {
  return new Set((await storage.all(`SELECT id FROM ${table}`)).map(({ id }) => String(id)));
}

async function countBySeq(storage: Storage, table: string): Promise<ReadonlyMap<number, number>> {
  const rows = await storage.all(`SELECT entry_seq, COUNT(*) AS n FROM ${table} GROUP BY entry_seq`);
  return new Map(rows.map(({ entry_seq, n }) => [Number(entry_seq), Number(n)]));
}
