import { type Decision, type Moment, RuleViolation } from '../commands';
import type { Instant } from '../time';

export const operationKinds = ['live', 'exercise'] as const;
export type OperationKind = (typeof operationKinds)[number];

/** The scope root: every row, entry, watch and file carries its id, and no transaction spans two. */
export interface Operation {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kind: OperationKind;
  /** IANA zone that people in the operation read times in. */
  readonly timeZone: string;
  /** Operation time minus server time, in milliseconds. Zero for a live operation, always. */
  readonly clockOffsetMs: number;
  /** Hours after a convoy's all-clear before its counts may be in a donor's figure (DOMAIN 6, proposal: 48). */
  readonly embargoHours: number;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
}

export interface NewOperation {
  readonly id: string;
  readonly name: string;
  readonly kind: OperationKind;
  readonly timeZone: string;
  readonly clockOffsetMs: number;
  readonly embargoHours: number;
}

export interface OperationChanges {
  readonly operations: readonly Operation[];
}

/** Opens an operation. Only an exercise may have a clock of its own. */
export function openOperation(
  existing: Operation | undefined,
  plan: NewOperation,
  { now }: Moment,
): Decision<OperationChanges, { readonly id: string; readonly version: number }> {
  if (existing) throw new RuleViolation('operation.already_open', { id: plan.id }, 'conflict');
  if (plan.kind === 'live' && plan.clockOffsetMs !== 0) throw new RuleViolation('operation.live_clock_is_fixed');
  return {
    changes: { operations: [{ ...plan, version: 1, openedAt: now, closedAt: null }] },
    entry: {
      name: 'operation.opened',
      body: { kind: plan.kind, clockOffsetMs: plan.clockOffsetMs, embargoHours: plan.embargoHours },
      subjects: [{ kind: 'operation', id: plan.id }],
    },
    answer: { id: plan.id, version: 1 },
  };
}
