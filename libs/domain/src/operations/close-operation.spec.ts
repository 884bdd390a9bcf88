import { at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { type Actor, inAllOfIt, type Role, roles, rolePermissions } from '../accounts';
import { closeOperation, type Operation, type OperationKind } from '.';

const anOperation = (kind: OperationKind): Operation => ({
  id: 'operation-one',
  version: 3,
  name: 'Operation One',
  kind,
  timeZone: 'Etc/UTC',
  clockOffsetMs: 0,
  embargoHours: 48,
  gates: [],
  openedAt: at(0),
  closedAt: null,
});
const actor = (role: Role): Actor => ({
  accountId: 'account-one',
  operationId: 'operation-one',
  grants: inAllOfIt(role),
});

describe('closing an operation', () => {
  it('closes it now and takes nothing else from it', () => {
    const { changes, entry } = closeOperation(anOperation('exercise'), actor('coordinator'), { now: at(5) });
    expect(changes).toEqual({ operations: [{ ...anOperation('exercise'), version: 4, closedAt: at(5) }] });
    expect(entry).toMatchObject({ name: 'operation.closed', body: { kind: 'exercise', openedAt: at(0) } });
  });

  it.each(roles)('%s closes a live one only where they may open one', (role) => {
    const close = () => closeOperation(anOperation('live'), actor(role), { now: at(5) });
    if (rolePermissions[role].includes('operation.open')) expect(close().answer.version).toBe(4);
    else expect(close).toThrow(refusal('permission.denied'));
  });

  it('is refused for one that is closed', () => {
    const closed = { ...anOperation('exercise'), closedAt: at(1) };
    expect(() => closeOperation(closed, actor('coordinator'), { now: at(5) })).toThrow(refusal('operation.closed'));
  });
});
