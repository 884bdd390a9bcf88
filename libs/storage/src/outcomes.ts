import { type Command, commandRules, RuleViolation } from '@corridor/domain/commands';
import type { RecordOf } from './records';
import type { Receipt } from './use-case';

/** What the caller of an applied command is told. */
export type Applied = Receipt & object;

/** Refuses a command that must have seen the version that stands, and has not. */
export function mustHaveSeen(command: Command, standing: number | undefined): void {
  if (commandRules[command.name].concurrency !== 'exact' || standing === undefined) return;
  if (command.seenVersion === undefined) throw new RuleViolation('command.seen_version_required', { standing });
  if (command.seenVersion !== standing) {
    throw new RuleViolation('command.seen_version_stale', { seen: command.seenVersion, standing }, 'conflict');
  }
}

/** The answer to a command that is on record already, or the refusal for another one under its id. */
export function repeated(recorded: RecordOf<'commands'>, command: Command, payloadHash: string): Applied | Error {
  if (
    recorded.payloadHash !== payloadHash ||
    recorded.actorId !== command.actorId ||
    recorded.operationId !== command.operationId
  ) {
    return new RuleViolation('command.payload_differs', { id: command.id }, 'conflict');
  }
  const answer = JSON.parse(recorded.answer) as Record<string, unknown>;
  if (recorded.outcome === 'refused') {
    const { details, kind } = answer as unknown as Pick<RuleViolation, 'details' | 'kind'>;
    return new RuleViolation(recorded.code ?? '', details, kind);
  }
  return {
    outcome: 'duplicate',
    seq: recorded.entrySeq ?? 0,
    recordedAt: recorded.recordedAt,
    ...(answer as { openItems: number }),
  };
}
