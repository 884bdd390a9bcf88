import { type Actor, can } from '../accounts';
import { type Decision, type Moment, RuleViolation } from '../commands';
import type { Operation, OperationAnswer, OperationChanges } from './open-operation';

/**
 * Ends an operation's record: nothing is deleted, everything stays readable, and every later command is refused with
 * `operation.closed`. An exercise is closed by whoever steers it, a live one only by who may open one.
 */
export function closeOperation(
  operation: Operation,
  actor: Actor,
  { now }: Moment,
): Decision<OperationChanges, OperationAnswer> {
  if (operation.kind === 'live' && !can(actor, 'operation.open')) {
    throw new RuleViolation('permission.denied', { permission: 'operation.open' }, 'not_permitted');
  }
  if (operation.closedAt !== null) throw new RuleViolation('operation.closed', { id: operation.id });
  const version = operation.version + 1;
  return {
    changes: { operations: [{ ...operation, version, closedAt: now }] },
    entry: {
      name: 'operation.closed',
      body: { kind: operation.kind, openedAt: operation.openedAt },
      subjects: [{ kind: 'operation', id: operation.id }],
    },
    answer: { id: operation.id, version },
  };
}
