import { type Account, type AccountChanges, type Assignment, createAccount, type NewAccount } from '../accounts';
import { type Decision, type Moment, RuleViolation } from '../commands';
import type { Instant } from '../time';
import type { Gate } from './gates';

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
  /** The gates that apply to everybody who is to leave. */
  readonly gates: readonly Gate[];
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
  readonly gates: readonly Gate[];
}

export interface OperationChanges extends Partial<AccountChanges> {
  readonly operations: readonly Operation[];
}

export interface OperationAnswer {
  readonly id: string;
  readonly version: number;
}

/** Who keeps the new operation: the person who opens it, or, on an empty installation, the first account of all. */
export type Keeper =
  | { readonly kind: 'opener'; readonly assignmentId: string; readonly accountId: string }
  | { readonly kind: 'first_account'; readonly account: NewAccount; readonly sameName: Account | undefined };

/** Opens an operation with its first administrator. Only an exercise may have a clock of its own. */
export function openOperation(
  existing: Operation | undefined,
  plan: NewOperation,
  keeper: Keeper,
  moment: Moment,
): Decision<OperationChanges, OperationAnswer> {
  if (existing) throw new RuleViolation('operation.already_open', { id: plan.id }, 'conflict');
  if (plan.clockOffsetMs !== 0) mustBeExercise(plan);
  return {
    changes: {
      operations: [{ ...plan, version: 1, openedAt: moment.now, closedAt: null }],
      ...kept(plan.id, keeper, moment),
    },
    entry: {
      name: 'operation.opened',
      body: {
        kind: plan.kind,
        clockOffsetMs: plan.clockOffsetMs,
        embargoHours: plan.embargoHours,
        gates: plan.gates,
        keeper: keeper.kind,
      },
      subjects: [
        { kind: 'operation', id: plan.id },
        { kind: 'account', id: keeper.kind === 'opener' ? keeper.accountId : keeper.account.id },
      ],
    },
    answer: { id: plan.id, version: 1 },
  };
}

/** A live operation's clock is the server's, always. */
export function mustBeExercise({ kind }: Pick<Operation, 'kind'>): void {
  if (kind !== 'exercise') throw new RuleViolation('operation.live_clock_is_fixed', {}, 'invalid');
}

function kept(operationId: string, keeper: Keeper, moment: Moment): Partial<AccountChanges> {
  if (keeper.kind === 'first_account')
    return createAccount(keeper.sameName, operationId, keeper.account, moment).changes;
  const assignment: Assignment = {
    id: keeper.assignmentId,
    operationId,
    accountId: keeper.accountId,
    role: 'administrator',
    organisationId: null,
    enclaveId: null,
    grantedAt: moment.now,
    revokedAt: null,
  };
  return { assignments: [assignment] };
}
