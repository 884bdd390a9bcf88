import type { Subject } from '../audit';
import { type Command, type CommandName, type Decision, type Moment, type OpenItem, RuleViolation } from '../commands';
import { type Instant, plusMinutes } from '../time';

/** Why a phone's report could not be applied by itself. */
export const holdReasons = ['device_revoked', 'not_permitted', 'operation_closed', 'subject_unknown'] as const;
export type HoldReason = (typeof holdReasons)[number];

/** The reason to hold a report from a phone that was refused so; null where only the sender can mend it. */
export function holdReason({ code, kind }: RuleViolation): HoldReason | null {
  if (code === 'device.revoked') return 'device_revoked';
  if (code === 'permission.denied') return 'not_permitted';
  if (code === 'operation.closed') return 'operation_closed';
  return kind === 'not_found' ? 'subject_unknown' : null;
}

export const heldOutcomes = ['applied', 'set_aside'] as const;
export type HeldOutcome = (typeof heldOutcomes)[number];

/**
 * A report from a phone that waits for a person: whether to record it, or to set it aside. Its id is the command's. What it
 * says is sealed; applied, it stands in the record, set aside, it is kept for a while and then purged.
 */
export interface HeldCommand {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly command: CommandName;
  readonly deviceId: string;
  /** Whose word it is. */
  readonly actorId: string;
  readonly occurredAt: Instant;
  readonly reason: HoldReason;
  /** The signed text, sealed; null once it was applied or purged. */
  readonly sealed: string | null;
  readonly heldAt: Instant;
  readonly outcome: HeldOutcome | null;
  readonly settledAt: Instant | null;
  readonly settledBy: string | null;
}

export interface HeldChanges {
  readonly heldCommands: readonly HeldCommand[];
  readonly openItems?: readonly OpenItem[];
}

export interface HeldAnswer {
  readonly id: string;
  readonly version: number;
}

const LOOKED_AT_WITHIN_MINUTES = 24 * 60;
/** As long as a list that was given to a party (DOMAIN 6): nobody needs longer to say that it was set aside wrongly. */
export const SET_ASIDE_KEPT_MINUTES = 90 * 24 * 60;

const subjectOf = (id: string): Subject => ({ kind: 'held_command', id });

interface Holding extends Moment {
  readonly reason: HoldReason;
  readonly sealed: string;
  readonly deviceId: string;
  /** What it is about, where base knows that. */
  readonly about: readonly Subject[];
}

/** Keeps it for a person, who should have looked within a day. Nothing of it is applied. */
export function holdCommand(
  { id, operationId, name, actorId, occurredAt }: Command,
  { reason, sealed, deviceId, about, now }: Holding,
): Decision<HeldChanges, { readonly heldBecause: HoldReason }> {
  const held: HeldCommand = {
    id,
    operationId,
    version: 1,
    command: name,
    deviceId,
    actorId,
    occurredAt,
    reason,
    sealed,
    heldAt: now,
    outcome: null,
    settledAt: null,
    settledBy: null,
  };
  return {
    changes: { heldCommands: [held] },
    entry: {
      name: 'command.held',
      body: { heldCommandId: id, command: name, reason, deviceId, occurredAt },
      subjects: [subjectOf(id), { kind: 'account', id: actorId }, ...about],
    },
    openItems: [
      {
        kind: 'quarantine',
        code: 'command_held',
        subject: subjectOf(id),
        details: { command: name, reason, occurredAt, accountId: actorId },
        dueAt: plusMinutes(now, LOOKED_AT_WITHIN_MINUTES),
      },
    ],
    answer: { heldBecause: reason },
  };
}

export interface HeldOnRecord {
  readonly held: HeldCommand;
  /** What waits for a person about it. */
  readonly openItems: readonly OpenItem[];
}

type Settling = Moment & { readonly actorId: string };

/**
 * A person has it recorded after all: what its own rule decides, on what stands now, as the word of whoever sent it. The
 * entry says who let it in. Refuses with `held_command.already_settled`.
 */
export function applyHeld<Changes, Answer>(
  record: HeldOnRecord,
  effect: Decision<Changes, Answer>,
  by: Settling,
): Decision<HeldChanges & Changes, HeldAnswer> {
  const settled = settle(record, { outcome: 'applied', sealed: null }, by);
  const { id, actorId, deviceId } = record.held;
  return {
    ...effect,
    changes: { ...effect.changes, ...settled },
    entry: {
      ...effect.entry,
      body: { ...effect.entry.body, heldCommandId: id, reportedBy: actorId, deviceId },
      subjects: [...effect.entry.subjects, subjectOf(id), ...itemsOf(settled)],
    },
    answer: { id, version: record.held.version + 1 },
  };
}

/** A person decides that it is not recorded, and says why (`noteId`). It can be read for a while. */
export function setAsideHeld(
  record: HeldOnRecord,
  noteId: string | null,
  by: Settling,
): Decision<HeldChanges, HeldAnswer> {
  const changes = settle(record, { outcome: 'set_aside', sealed: record.held.sealed }, by);
  const { id, command, actorId, version } = record.held;
  return {
    changes,
    entry: {
      name: 'command.set_aside',
      body: { heldCommandId: id, command, reportedBy: actorId, noteId },
      subjects: [subjectOf(id), { kind: 'account', id: actorId }, ...itemsOf(changes)],
    },
    deadlines: [
      { kind: 'held_command_purge', subject: subjectOf(id), dueAt: plusMinutes(by.now, SET_ASIDE_KEPT_MINUTES) },
    ],
    answer: { id, version: version + 1 },
  };
}

/** The words of what was set aside go. Refused before their time. */
export function purgeHeld(held: HeldCommand, { now }: Moment): Decision<HeldChanges, HeldAnswer> {
  const { id, outcome, settledAt } = held;
  if (outcome !== 'set_aside' || settledAt === null || plusMinutes(settledAt, SET_ASIDE_KEPT_MINUTES) > now)
    throw new RuleViolation('held_command.not_due', { id });
  const version = held.version + 1;
  return {
    changes: { heldCommands: [{ ...held, version, sealed: null }] },
    entry: { name: 'command.purged', body: { heldCommandId: id }, subjects: [subjectOf(id)] },
    deadlines: [{ kind: 'held_command_purge', subject: subjectOf(id), dueAt: null }],
    answer: { id, version },
  };
}

function settle(
  { held, openItems }: HeldOnRecord,
  end: Pick<HeldCommand, 'outcome' | 'sealed'>,
  { now, actorId }: Settling,
): HeldChanges {
  if (held.outcome !== null)
    throw new RuleViolation('held_command.already_settled', { id: held.id, outcome: held.outcome });
  return {
    heldCommands: [{ ...held, ...end, version: held.version + 1, settledAt: now, settledBy: actorId }],
    openItems: openItems
      .filter(({ resolvedAt }) => resolvedAt === null)
      .map((item) => ({ ...item, version: item.version + 1, resolvedAt: now, resolvedBy: actorId })),
  };
}

const itemsOf = ({ openItems }: HeldChanges): readonly Subject[] =>
  (openItems ?? []).map(({ id }) => ({ kind: 'open_item', id }));
