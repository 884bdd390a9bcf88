import { anActor, AREA } from '../../../../test/support/domain-builders';
import { areasOf, can, caseTiersOf, inAllOfIt } from './permissions';
import { permissions, rolePermissions } from './role-permissions';
import { type Role, roles } from './roles';

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
    const patient = { operationId: 'operation-one', enclaveId: AREA };
    expect(roles.filter((role) => can(anActor(role), 'evacuations.disclose_identity', patient))).toEqual([
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
    const elsewhere = { operationId: 'operation-two', enclaveId: null };
    expect(permissions.filter((permission) => can(anActor(role), permission, elsewhere))).toEqual([]);
  });

  it('end where no role is held', () => {
    expect(permissions.filter((permission) => can(anActor('field', { grants: [] }), permission))).toEqual([]);
  });

  describe('for one area', () => {
    const inArea = (enclaveId: string) => ({ operationId: 'operation-one', enclaveId });
    const ofThisArea = anActor('coordinator', {
      grants: [{ role: 'coordinator', organisationId: null, enclaveId: AREA }],
    });

    it('end at its border, and reach nothing that belongs to the whole operation', () => {
      expect(can(ofThisArea, 'evacuations.read', inArea(AREA))).toBe(true);
      expect(can(ofThisArea, 'evacuations.read', inArea('area-two'))).toBe(false);
      expect(can(ofThisArea, 'registers.write', { operationId: 'operation-one', enclaveId: null })).toBe(false);
    });

    it('are named for queries: these areas, every one, or none', () => {
      const twice = { ...ofThisArea, grants: [...ofThisArea.grants, ...ofThisArea.grants] };
      expect(areasOf(twice, 'evacuations.read')).toEqual([AREA]);
      expect(areasOf(anActor('coordinator'), 'evacuations.read')).toBe('every');
      expect(areasOf(anActor('donor'), 'evacuations.read')).toEqual([]);
      expect(areasOf(anActor('field'), 'convoys.read')).toEqual([]);
    });
  });

  describe('on a patient', () => {
    const patient = (accountId: string, organisationId: string | null = null) => ({
      operationId: 'operation-one',
      enclaveId: AREA,
      broughtBy: { accountId, organisationId },
    });
    const nurse = anActor('field', {
      grants: [{ role: 'field', organisationId: 'organisation-one', enclaveId: null }],
    });

    it('show the field their own, and those of their organisation', () => {
      expect(can(nurse, 'evacuations.disclose_identity', patient(nurse.accountId))).toBe(true);
      expect(can(nurse, 'evacuations.disclose_identity', patient('a-colleague', 'organisation-one'))).toBe(true);
      expect(can(nurse, 'evacuations.disclose_identity', patient('somebody', 'organisation-two'))).toBe(false);
      expect(can(anActor('field'), 'evacuations.disclose_identity', patient('somebody'))).toBe(false);
    });

    it('tell who treats what ails them, and who coordinates only who it is', () => {
      const tiers = (role: Role) => caseTiersOf(anActor(role), patient(`account-of-${role}`)).join(' ');
      expect(Object.fromEntries(roles.map((role) => [role, tiers(role)]).filter(([, each]) => each))).toEqual({
        coordinator: 'identity',
        medical_reviewer: 'identity clinical',
        field: 'identity',
      });
    });
  });

  describe('on a convoy', () => {
    const ownConvoy = { operationId: 'operation-one', enclaveId: AREA, assignedAccountIds: ['account-of-field'] };
    const otherConvoy = { operationId: 'operation-one', enclaveId: AREA, assignedAccountIds: ['account-of-another'] };

    it('reach the field only with a task on it', () => {
      expect(can(anActor('field'), 'convoys.report', ownConvoy)).toBe(true);
      expect(can(anActor('field'), 'convoys.report', otherConvoy)).toBe(false);
      expect(can(anActor('field'), 'convoys.read', otherConvoy)).toBe(false);
    });

    it('need no task at base', () => {
      expect(can(anActor('duty_officer'), 'convoys.report', otherConvoy)).toBe(true);
    });

    it('reach a person of two roles as far as the wider one', () => {
      const nurseOnTheRadio = anActor('field', { grants: inAllOfIt('field', 'duty_officer') });
      expect(can(nurseOnTheRadio, 'convoys.report', otherConvoy)).toBe(true);
    });

    it('are not widened by a second role that lacks them', () => {
      const nurseWhoDonates = anActor('field', { grants: inAllOfIt('field', 'donor') });
      expect(can(nurseWhoDonates, 'convoys.report', otherConvoy)).toBe(false);
    });

    it('are not given by a task alone', () => {
      const donorWithATask = anActor('donor', { accountId: 'account-of-field' });
      expect(can(donorWithATask, 'convoys.read', ownConvoy)).toBe(false);
    });
  });
});
