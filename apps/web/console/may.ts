import { can, type Permission } from '@corridor/domain/accounts';
import { operation, session } from '../shared/session-state';

/** Whether the person's roles include it: the domain's own answer, so that no page offers what base refuses. */
export function may(permission: Permission): boolean {
  return asks(permission, false);
}

/** The same for what belongs to the whole operation: a role for one area does not reach it. */
export const mayInAll = (permission: Permission): boolean => asks(permission, true);

function asks(permission: Permission, isInAll: boolean): boolean {
  if (!session.value || !operation.value) return false;
  const { id, grants } = operation.value;
  const whole = { operationId: id, enclaveId: null };
  return can({ accountId: session.value.account.id, operationId: id, grants }, permission, isInAll ? whole : undefined);
}
