import { anActor, AREA, OPERATION } from '../../../../test/support/domain-builders';
import { type Role, roles } from '../accounts';
import { hasTask, type MovementHere } from './task';

const movement = (overrides: Partial<MovementHere> = {}): MovementHere => ({
  name: 'convoy.departed',
  operationId: OPERATION,
  enclaveId: AREA,
  assignedAccountIds: [],
  onDutyAccountIds: [],
  watchesIt: false,
  ...overrides,
});
const withATask = (overrides: Partial<MovementHere> = {}): readonly Role[] =>
  roles.filter((role) => hasTask(anActor(role), movement(overrides)));

describe('a task on a movement', () => {
  it('is with who may act on the road', () => {
    expect(withATask()).toEqual(['coordinator', 'duty_officer', 'security']);
  });

  it('is with who plans and lists too, until it leaves', () => {
    expect(withATask({ name: 'convoy.manifest_frozen' })).toEqual([
      'coordinator',
      'duty_officer',
      'security',
      'logistics',
    ]);
  });

  it.each(['assignedAccountIds', 'onDutyAccountIds'] as const)('is with one of the %s, whatever they are', (named) => {
    expect(withATask({ [named]: ['account-of-medical_reviewer'] })).toContain('medical_reviewer');
    expect(withATask({ [named]: ['account-of-nobody'] })).not.toContain('medical_reviewer');
  });

  it('is with who watches that very convoy', () => {
    expect(withATask({ watchesIt: true })).toEqual(roles);
  });

  it('is with a nurse on it, and with no other nurse', () => {
    expect(withATask({ assignedAccountIds: ['account-of-field'] })).toContain('field');
    expect(withATask({ assignedAccountIds: ['account-of-another'] })).not.toContain('field');
  });

  it('ends at the border of an area and of the operation', () => {
    const grants = [{ role: 'coordinator' as const, organisationId: null, enclaveId: AREA }];
    const ofTheArea = anActor('coordinator', { grants });
    expect(hasTask(ofTheArea, movement())).toBe(true);
    expect(hasTask(ofTheArea, movement({ enclaveId: 'area-two' }))).toBe(false);
    expect(hasTask(anActor('coordinator'), movement({ operationId: 'operation-two' }))).toBe(false);
  });
});
