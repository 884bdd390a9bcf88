import { anActor } from '../../../../test/support/domain-builders';
import { can, permissions, rolePermissions } from './permissions';
import { roles } from './roles';

describe('permissions', () => {
  it.each(permissions)('%s is granted to somebody', (permission) => {
    expect(roles.filter((role) => rolePermissions[role].includes(permission))).not.toEqual([]);
  });

  it.each(roles)('%s holds none twice', (role) => {
    expect(new Set(rolePermissions[role]).size).toBe(rolePermissions[role].length);
  });

  it('let a donor read released figures and nothing of a person, a convoy or an area', () => {
    expect(permissions.filter((permission) => can(anActor('donor'), permission))).toEqual([
      'operation.read',
      'reports.read',
    ]);
  });

  it('never let an administrator near a case, a convoy, an incident or an area', () => {
    const granted = permissions.filter((permission) => can(anActor('administrator'), permission));
    expect(granted.filter((permission) => /^(evacuations|convoys|incidents|enclaves)\./.test(permission))).toEqual([]);
  });

  it('open names to those who treat or coordinate, and to nobody else', () => {
    expect(roles.filter((role) => can(anActor(role), 'evacuations.disclose_identity'))).toEqual([
      'coordinator',
      'medical_reviewer',
    ]);
  });

  it('leave the call back about a reported death to coordination and medical review, and the report to the field too', () => {
    expect(roles.filter((role) => can(anActor(role), 'evacuations.settle_death'))).toEqual([
      'coordinator',
      'medical_reviewer',
    ]);
    expect(can(anActor('field'), 'evacuations.report_death')).toBe(true);
  });

  it('let everyone at base log a call, and neither a phone nor a donor', () => {
    const outside = ['field', 'donor', 'administrator'];
    expect(roles.filter((role) => !can(anActor(role), 'calls.log'))).toEqual(outside);
  });

  it('leave the go to the coordinator and to security', () => {
    expect(roles.filter((role) => can(anActor(role), 'convoys.release'))).toEqual(['coordinator', 'security']);
  });

  it('leave the all clear to base: never to the phone', () => {
    expect(roles.filter((role) => can(anActor(role), 'convoys.all_clear'))).toEqual(['coordinator', 'duty_officer']);
  });

  it.each(roles)('end at the border of the operation, for %s too', (role) => {
    const elsewhere = { operationId: 'operation-two' };
    expect(permissions.filter((permission) => can(anActor(role), permission, elsewhere))).toEqual([]);
  });

  it('end where no role is held', () => {
    expect(permissions.filter((permission) => can(anActor('field', { roles: [] }), permission))).toEqual([]);
  });

  describe('on a convoy', () => {
    const ownConvoy = { operationId: 'operation-one', assignedAccountIds: ['account-of-field'] };
    const otherConvoy = { operationId: 'operation-one', assignedAccountIds: ['account-of-another'] };

    it('reach the field only with a task on it', () => {
      expect(can(anActor('field'), 'convoys.report', ownConvoy)).toBe(true);
      expect(can(anActor('field'), 'convoys.report', otherConvoy)).toBe(false);
      expect(can(anActor('field'), 'convoys.read', otherConvoy)).toBe(false);
    });

    it('need no task at base', () => {
      expect(can(anActor('duty_officer'), 'convoys.report', otherConvoy)).toBe(true);
    });

    it('reach a person of two roles as far as the wider one', () => {
      const nurseOnTheRadio = anActor('field', { roles: ['field', 'duty_officer'] });
      expect(can(nurseOnTheRadio, 'convoys.report', otherConvoy)).toBe(true);
    });

    it('are not widened by a second role that lacks them', () => {
      const nurseWhoDonates = anActor('field', { roles: ['field', 'donor'] });
      expect(can(nurseWhoDonates, 'convoys.report', otherConvoy)).toBe(false);
    });

    it('are not given by a task alone', () => {
      const donorWithATask = anActor('donor', { accountId: 'account-of-field' });
      expect(can(donorWithATask, 'convoys.read', ownConvoy)).toBe(false);
    });
  });
});
