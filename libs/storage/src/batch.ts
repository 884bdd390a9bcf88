import { can } from '@corridor/domain/accounts';
import { type EntryDraft, eventHandlings, firstForbiddenText } from '@corridor/domain/audit';
import { tallyChanges, waitChanges, withWaitEnd } from '@corridor/domain/evacuations';
import { type Command, type Decision, RuleViolation, SYSTEM_ACTOR } from '@corridor/domain/commands';
import { earlierOf, instant } from '@corridor/domain/time';
import type { Clock } from '@corridor/platform/clock';
import { v7 as uuid } from 'uuid';
import { type ChainHead, GENESIS, nextLink } from './ledger/chain';
import type { Beside, Changes, RecordName, RecordOf, TableName } from './records';
import { recordRows } from './records';
import type { Storage } from './storage';
import { type Read, readTables } from './read-rows';
import { type Applied, mustHaveSeen, repeated } from './outcomes';
import type { Context, Receipt, Submission, UseCase } from './use-case';
import { WorkingSet } from './working-set';
import { type Write, writeTables } from './write-rows';
import type { TracedTable, Transaction } from './writer';

/** One command that waits for its commit, with what its caller is owed. */
export interface Pending {
  readonly submission: Submission<unknown>;
  readonly useCase: UseCase<unknown, object>;
  readonly payloadHash: string;
  readonly done: (answer: Receipt & object) => void;
  readonly failed: (error: unknown) => void;
}

type Outgoing = { [N in TableName]?: RecordOf<N>[] };

/** What goes beside the records, in the order in which it is written. */
const spine = [
  'operationKeys',
  'caseKeys',
  'sealedValues',
  'ledgerEntries',
  'ledgerBodies',
  'entrySubjects',
  'handlings',
  'commands',
] as const;

interface Environment {
  readonly clock: Clock;
  readonly sha256: Context['sha256'];
}

/** One transaction's worth of commands of one operation: read together, decided in order, written together. */
export class Batch {
  private readonly rows = new WorkingSet();
  private readonly out: Outgoing = {};
  private readonly destroyed: string[] = [];
  private readonly recorded = new Map<string, RecordOf<'commands'>>();
  private head: ChainHead = { operationId: '', seq: 0, hash: GENESIS };
  /** The operation as it stands after the commands before; undefined while it is only being opened. */
  private operation: RecordOf<'operations'> | undefined;

  constructor(
    private readonly storage: Storage,
    private readonly transaction: Transaction,
    private readonly operationId: string,
    private readonly environment: Environment,
  ) {}

  /** From where something is deleted for good. */
  get traces(): readonly TracedTable[] {
    const hasPurged = this.rows.changesOf('pastedTexts').updates.length > 0;
    const hasMended = this.rows.changesOf('importLines').updates.length > 0;
    const hasLetGo = this.rows.changesOf('heldCommands').updates.length > 0;
    const hasEnded = this.rows.changed('outsideWatches').some(({ after }) => after.endedAt !== null);
    return [
      ...(this.destroyed.length > 0 ? ['case_keys' as const] : []),
      ...(hasPurged ? ['pasted_texts' as const] : []),
      ...(hasLetGo ? ['held_commands' as const] : []),
      ...(hasMended ? ['import_rows' as const] : []),
      ...(hasEnded ? ['outside_watches' as const] : []),
    ];
  }

  /** The outcome of each command, in order. A thrown error means that nothing of the batch stands. */
  async run(pending: readonly Pending[]): Promise<readonly (Applied | Error)[]> {
    await this.begin(pending);
    const fresh = pending.filter(({ submission }) => !this.recorded.has(submission.command.id));
    const stages = Math.max(1, ...fresh.map(({ useCase }) => useCase.needs.length));
    for (let stage = 1; stage < stages; stage += 1) await this.readNeeds(fresh, stage, []);
    const outcomes = pending.map((each) => this.decide(each));
    this.flush();
    return outcomes;
  }

  /**
   * Takes the operation's one lock, then reads what stands: whoever holds the head decides and writes, so sequence order is
   * commit order. A statement sees what stood when it began, so on PostgreSQL the lock is one of its own, before the read.
   */
  private async begin(pending: readonly Pending[]): Promise<void> {
    const ids = [...new Set(pending.map(({ submission }) => submission.command.id))];
    if (this.storage.isPostgres)
      this.transaction.run('SELECT seq FROM ledger_heads WHERE operation_id = $1 FOR UPDATE', [this.operationId]);
    const [heads, operations, recorded] = await this.readNeeds(pending, 0, [
      { shape: this.storage.shape('ledgerHeads'), property: 'operationId', values: [this.operationId] },
      { shape: this.storage.shape('operations'), property: 'id', values: [this.operationId] },
      { shape: this.storage.shape('commands'), property: 'id', values: ids, isOfAnyOperation: true },
    ]);
    // readTables answers in the order of its reads, each with the records of its table.
    const [head] = heads as RecordOf<'ledgerHeads'>[];
    const [operation] = operations as RecordOf<'operations'>[];
    this.operation = operation;
    this.head = head ?? { operationId: this.operationId, seq: 0, hash: GENESIS };
    for (const command of recorded as RecordOf<'commands'>[]) this.recorded.set(command.id, command);
  }

  /** One question a table and property, for all commands together, behind what else is to be read. */
  private async readNeeds(
    pending: readonly Pending[],
    stage: number,
    first: readonly Read[],
  ): Promise<RecordOf<TableName>[][]> {
    const wanted = new Map<string, { name: RecordName; property: string; values: string[] }>();
    for (const { useCase, submission } of pending) {
      const needs = useCase.needs[stage]?.(submission.command, this.rows) ?? {};
      for (const { name, property, values } of this.rows.missing(needs)) {
        const known = wanted.get(`${name}.${property}`);
        if (known) known.values.push(...values);
        else wanted.set(`${name}.${property}`, { name, property, values });
      }
    }
    const needed = [...wanted.values()];
    const reads = needed.map(({ name, property, values }) => ({ shape: this.storage.shape(name), property, values }));
    const found = await readTables(this.transaction, this.operationId, [...first, ...reads] as Read[]);
    needed.forEach(({ name }, i) => this.rows.load(name, found[first.length + i] as RecordOf<RecordName>[]));
    return found;
  }

  private decide({ submission, useCase, payloadHash }: Pending): Applied | Error {
    const { command } = submission;
    const recorded = this.recorded.get(command.id);
    if (recorded) return repeated(recorded, command, payloadHash);

    const now = instant(this.environment.clock.now() + this.offsetFor(submission.command));
    try {
      this.mustBeOpen(command);
      this.mustReach(submission, useCase);
      mustHaveSeen(command, useCase.version?.(this.rows, command));
      const decision = useCase.decide(this.rows, command, {
        now,
        actor: submission.actor,
        sha256: this.environment.sha256,
      });
      return this.accept(submission, decision, payloadHash, now);
    } catch (error) {
      if (!(error instanceof RuleViolation)) return error instanceof Error ? error : new Error(String(error));
      const held = submission.orHold?.(error, command, { now });
      if (held) return this.accept({ ...submission, beside: {} }, held, payloadHash, now);
      const { code, details, kind } = error;
      // What the system tries by itself it never sends again under the same id: nobody will ask for the outcome.
      if (command.actorId === SYSTEM_ACTOR) return error;
      this.record({
        ...this.commandRow(command, payloadHash, now),
        outcome: 'refused',
        code,
        entrySeq: null,
        answer: JSON.stringify({ details, kind }),
      });
      return error;
    }
  }

  /** The route has asked whether the actor may at all; here, with the rows at hand, whether that reaches so far. */
  private mustReach({ command, actor, permission }: Submission<unknown>, useCase: Pending['useCase']): void {
    if (permission === null) return;
    const touched = useCase.touches?.(this.rows, command) ?? { enclaveId: null };
    const subject = touched === 'nowhere' ? undefined : { operationId: this.operationId, ...touched };
    if (!can(actor, permission, subject)) throw new RuleViolation('permission.denied', { permission }, 'not_permitted');
  }

  /**
   * People write no more into a closed operation; what the system owes in time, such as a deletion, it still does, and what a
   * phone sent too late can still be looked at and set aside.
   */
  private mustBeOpen({ actorId, name }: Command): void {
    if (this.operation?.closedAt && actorId !== SYSTEM_ACTOR && name !== 'set_aside_held')
      throw new RuleViolation('operation.closed', { id: this.operationId });
  }

  /** An operation that is only being opened has its offset in the command that opens it. */
  private offsetFor({ payload }: Command): number {
    return this.operation?.clockOffsetMs ?? Number((payload as { clockOffsetMs?: number } | null)?.clockOffsetMs ?? 0);
  }

  private accept(
    { command, beside }: Pending['submission'],
    decision: Decision<Changes, object>,
    payloadHash: string,
    now: string,
  ): Applied {
    const forbidden = firstForbiddenText(decision.entry.body);
    if (forbidden !== null) throw new Error(`the entry ${decision.entry.name} would hold free text at ${forbidden}`);
    this.rows.apply(this.withWaits(decision.changes, earlierOf(command.occurredAt, now)));
    this.operation = decision.changes.operations?.find(({ id }) => id === this.operationId) ?? this.operation;
    const seq = this.append(decision.entry, command, now);
    this.openItems(decision, seq, now);
    for (const { kind, subject, dueAt } of decision.deadlines ?? []) {
      this.push('deadlines', {
        operationId: this.operationId,
        kind,
        subjectKind: subject.kind,
        subjectId: subject.id,
        dueAt,
        leasedUntil: 0,
      });
    }
    this.destroyed.push(...(decision.destroyedKeysOf ?? []));
    this.takeBeside(beside ?? {}, seq);
    const receipt = { seq, recordedAt: now, openItems: decision.openItems?.length ?? 0 };
    this.record({
      ...this.commandRow(command, payloadHash, now),
      outcome: 'applied',
      code: null,
      entrySeq: seq,
      answer: JSON.stringify({ ...decision.answer, openItems: receipt.openItems }),
    });
    return { outcome: 'applied', ...receipt, ...decision.answer };
  }

  /** When somebody left or died is kept with the case, whichever of many rules said so. */
  private withWaits(changes: Changes, at: string): Changes {
    const { medevacCases } = changes;
    if (!medevacCases) return changes;
    const marked = medevacCases.map((after) => withWaitEnd(this.rows.held('medevacCases', after.id), after, at));
    return { ...changes, medevacCases: marked };
  }

  private append(draft: EntryDraft, command: Command, now: string): number {
    const link = nextLink(this.head, draft, {
      actorId: command.actorId,
      deviceId: command.device?.id ?? null,
      commandId: command.id,
      occurredAt: command.occurredAt,
      recordedAt: now,
    });
    this.head = link.head;
    this.push('ledgerEntries', link.header);
    this.push('ledgerBodies', link.body);
    const { operationId, seq } = link.head;
    const subjects = new Map(draft.subjects.map((subject) => [`${subject.kind} ${subject.id}`, subject]));
    for (const { kind, id } of subjects.values()) this.push('entrySubjects', { operationId, seq, kind, subjectId: id });
    for (const handler of eventHandlings[draft.name]) {
      this.push('handlings', {
        operationId,
        seq,
        handler,
        attempts: 0,
        relayAt: 0,
        doneAt: null,
        failedAt: null,
        failure: null,
      });
    }
    return seq;
  }

  private openItems(decision: Decision<Changes, object>, entrySeq: number, now: string): void {
    const items = (decision.openItems ?? []).map(({ kind, code, subject, details, dueAt }) => ({
      id: uuid(),
      operationId: this.operationId,
      version: 1,
      kind,
      code,
      subjectKind: subject.kind,
      subjectId: subject.id,
      entrySeq,
      details,
      raisedAt: now,
      ownerId: null,
      dueAt: dueAt ?? null,
      resolvedAt: null,
      resolvedBy: null,
    }));
    if (items.length > 0) this.rows.apply({ openItems: items });
  }

  private takeBeside(beside: Beside, entrySeq: number): void {
    beside.operationKeys?.forEach((row) => this.push('operationKeys', row));
    beside.credentials?.forEach((row) => this.push('credentials', row));
    beside.secondFactors?.forEach((row) => this.push('secondFactors', row));
    beside.caseKeys?.forEach((row) => this.push('caseKeys', row));
    beside.sealedValues?.forEach((row) => this.push('sealedValues', { ...row, entrySeq }));
  }

  private commandRow(command: Command, payloadHash: string, recordedAt: string) {
    return { id: command.id, operationId: this.operationId, actorId: command.actorId, payloadHash, recordedAt };
  }

  private record(row: RecordOf<'commands'>): void {
    this.recorded.set(row.id, row);
    this.push('commands', row);
  }

  private push<N extends TableName>(name: N, row: RecordOf<N>): void {
    // A mapped type indexed by a generic key does not narrow; the key and the row are of the same N.
    ((this.out[name] ??= [] as never) as unknown as RecordOf<N>[]).push(row);
  }

  /** Updates before inserts, so that a place freed in this batch can be taken in it; parents before children. */
  private flush(): void {
    const names = Object.keys(recordRows) as RecordName[];
    const changes = names.map((name) => ({ name, ...this.rows.changesOf(name) }));
    const cases = this.rows.changed('medevacCases');
    for (const { name, updates } of changes) writeTables(this.transaction, [this.writeOf(name, updates, 'replace')]);
    writeTables(this.transaction, [
      ...changes.map(({ name, inserts }) => this.writeOf(name, inserts)),
      ...spine.map((name) => this.writeOf(name, this.out[name] ?? [])),
      // A new passphrase takes the place of the old one.
      this.writeOf('credentials', this.out.credentials ?? [], 'replace'),
      this.writeOf('secondFactors', this.out.secondFactors ?? [], 'replace'),
      this.writeOf('deadlines', lastOfEach(this.out.deadlines ?? []), 'replace'),
      this.writeOf('caseTallies', tallyChanges(cases), 'add'),
      this.writeOf('waitTallies', waitChanges(cases), 'add'),
      this.writeOf('ledgerHeads', this.out.ledgerEntries ? [this.head] : [], 'replace'),
    ]);
    // A key that goes is overwritten with zeros where the database does that (`secure_delete`), not only let go of.
    // By what is hashed of a name, whoever has the operation's key could still ask whether it was theirs.
    for (const caseId of this.destroyed)
      for (const table of ['case_keys', 'person_tokens'])
        this.transaction.run(`DELETE FROM ${table} WHERE case_id = $1 AND operation_id = $2`, [
          caseId,
          this.operationId,
        ]);
  }

  private writeOf<N extends TableName>(
    name: N,
    rows: readonly RecordOf<N>[],
    conflict: Write['conflict'] = 'fail',
  ): Write {
    return { shape: this.storage.shape(name), rows, conflict };
  }
}

/** A clock that several commands moved is written once, as the last of them left it. */
function lastOfEach(deadlines: readonly RecordOf<'deadlines'>[]): RecordOf<'deadlines'>[] {
  return [...new Map(deadlines.map((each) => [`${each.kind} ${each.subjectKind} ${each.subjectId}`, each])).values()];
}
