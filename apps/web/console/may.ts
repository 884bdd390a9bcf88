import { can, type Permission } from '@corridor/domain/accounts';
import { operation, session } from '../shared/session-state';

/** Whether the person's roles include it: the domain's own answer, so that no page offers what base refuses. */
export function may(permission: Permission): boolean {
  if (!session.value || !operation.value) return false;
  const { id, grants } = operation.value;
  return can({ accountId: session.value.account.id, operationId: id, grants }, permission);
}
