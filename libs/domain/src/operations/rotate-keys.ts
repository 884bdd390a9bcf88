import type { Decision } from '../commands';
import type { Operation } from './open-operation';

/** A new key of the operation takes the place of the one before it, for whatever is sealed from now on. */
export function rotateKeys(
  operation: Operation,
  keyVersion: number,
): Decision<{ readonly operations: readonly Operation[] }, { readonly id: string; readonly keyVersion: number }> {
  return {
    changes: { operations: [{ ...operation, version: operation.version + 1 }] },
    entry: {
      name: 'operation.keys_rotated',
      body: { keyVersion },
      subjects: [{ kind: 'operation', id: operation.id }],
    },
    answer: { id: operation.id, keyVersion },
  };
}
