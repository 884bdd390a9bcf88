import { type Decision, type Moment, RuleViolation } from '../commands';
import { type Instant, instant, minutesBetween, plusMinutes } from '../time';
import { mustBeExercise, type Operation, type OperationAnswer, type OperationChanges } from './open-operation';

/** What one jump may skip at most. Minutes; 31 days. */
export const LONGEST_JUMP_MINUTES = 31 * 24 * 60;

/** How far the clock goes on: by minutes, or to a moment of the operation's own time. */
export type ClockStep = { readonly minutes: number } | { readonly to: Instant };

/**
 * Moves an exercise's clock on. Never back: the ledger's moments would no longer follow each other. What falls due by the
 * jump rings as it would have in its own time. The entry itself stands at the moment before the jump.
 * Refuses `operation.live_clock_is_fixed`, `operation.clock_only_forward`, `operation.clock_jump_too_long`.
 */
export function advanceClock(
  operation: Operation,
  step: ClockStep,
  { now }: Moment,
): Decision<OperationChanges, OperationAnswer & { readonly now: Instant; readonly clockOffsetMs: number }> {
  mustBeExercise(operation);
  const to = 'to' in step ? instant(step.to) : plusMinutes(now, step.minutes);
  if (to <= now) throw new RuleViolation('operation.clock_only_forward', { now, to });
  if (minutesBetween(now, to) > LONGEST_JUMP_MINUTES) {
    throw new RuleViolation('operation.clock_jump_too_long', { now, to, longestMinutes: LONGEST_JUMP_MINUTES });
  }
  const clockOffsetMs = operation.clockOffsetMs + Date.parse(to) - Date.parse(now);
  const version = operation.version + 1;
  return {
    changes: { operations: [{ ...operation, version, clockOffsetMs }] },
    entry: {
      name: 'operation.clock_advanced',
      body: { from: now, to, clockOffsetMs },
      subjects: [{ kind: 'operation', id: operation.id }],
    },
    answer: { id: operation.id, version, now: to, clockOffsetMs },
  };
}
