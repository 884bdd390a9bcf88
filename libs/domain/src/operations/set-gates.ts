import { type Decision, RuleViolation } from '../commands';
import { type Gate, gates } from './gates';
import type { Operation } from './open-operation';

/** Sets which of them apply here. Refuses with `operation.gates_repeat` where one is named twice. */
export function setGates(
  operation: Operation,
  applying: readonly Gate[],
): Decision<{ readonly operations: readonly Operation[] }, { readonly id: string; readonly version: number }> {
  if (new Set(applying).size !== applying.length) throw new RuleViolation('operation.gates_repeat', {}, 'invalid');
  const version = operation.version + 1;
  return {
    changes: { operations: [{ ...operation, version, gates: gates.filter((each) => applying.includes(each)) }] },
    entry: {
      name: 'operation.gates_set',
      body: { before: operation.gates, gates: applying },
      subjects: [{ kind: 'operation', id: operation.id }],
    },
    answer: { id: operation.id, version },
  };
}
