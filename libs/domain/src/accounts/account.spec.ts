import { at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import { createAccount, grantRoles, type NewAccount } from './account';

const plan: NewAccount = {
  id: 'account-new',
  name: 'invented.name',
  mail: { routeId: 'route-new', address: 'invented@example.invalid' },
  language: 'ar',
  organisationId: null,
  enclaveId: null,
  assignments: [
    { id: 'assignment-1', role: 'field' },
    { id: 'assignment-2', role: 'duty_officer' },
  ],
};

describe('making an account', () => {
  it('gives its roles in this operation and in no other', () => {
    const { changes } = createAccount(undefined, 'operation-one', plan, { now: at(0) });
    expect(
      changes.assignments.map(({ operationId, accountId, role, revokedAt }) => ({
        operationId,
        accountId,
        role,
        revokedAt,
      })),
    ).toEqual([
      { operationId: 'operation-one', accountId: 'account-new', role: 'field', revokedAt: null },
      { operationId: 'operation-one', accountId: 'account-new', role: 'duty_officer', revokedAt: null },
    ]);
  });

  it('is reached first by the mail that was named, which is not said to wake them', () => {
    const made = createAccount(undefined, 'operation-one', plan, { now: at(0) }).changes.contactRoutes;
    expect(made).toEqual([
      expect.objectContaining({ id: 'route-new', position: 1, channel: 'mail', canWake: false, removedAt: null }),
    ]);
    const without = createAccount(undefined, 'operation-one', { ...plan, mail: null }, { now: at(0) });
    expect(without.changes.contactRoutes).toEqual([]);
  });

  it('is refused for a name that is taken, without a word about whose it is', () => {
    const [taken] = createAccount(undefined, 'operation-one', plan, { now: at(0) }).changes.accounts;
    expect(() => createAccount(taken, 'operation-two', plan, { now: at(1) })).toThrow(refusal('account.name_taken'));
    expect(() => createAccount(taken, 'operation-two', plan, { now: at(1) })).toThrow(
      expect.objectContaining({ details: {} }),
    );
  });

  it('keeps name and address out of the ledger', () => {
    expect(JSON.stringify(createAccount(undefined, 'operation-one', plan, { now: at(0) }).entry)).not.toContain(
      'invented',
    );
  });
});

describe('giving roles in another operation', () => {
  const known = createAccount(undefined, 'operation-one', plan, { now: at(0) }).changes;
  const wish = {
    accountId: 'account-new',
    organisationId: null,
    enclaveId: null,
    roles: [{ id: 'assignment-3', role: 'field' as const }],
  };

  it('gives them there, whatever is held elsewhere', () => {
    const { changes } = grantRoles(known.accounts[0], 'operation-two', known.assignments, wish, { now: at(1) });
    expect(changes.assignments).toEqual([
      expect.objectContaining({ id: 'assignment-3', operationId: 'operation-two', role: 'field', grantedAt: at(1) }),
    ]);
  });

  it('gives no role twice', () => {
    const { changes } = grantRoles(known.accounts[0], 'operation-one', known.assignments, wish, { now: at(1) });
    expect(changes.assignments).toEqual([]);
  });

  it('gives a role for a second area beside the first, and none of the whole for one', () => {
    const inArea = { ...wish, enclaveId: 'area-one' };
    const { changes } = grantRoles(known.accounts[0], 'operation-one', known.assignments, inArea, { now: at(1) });
    expect(changes.assignments).toEqual([expect.objectContaining({ role: 'field', enclaveId: 'area-one' })]);
    const leading = { ...inArea, roles: [{ id: 'assignment-4', role: 'head_of_office' as const }] };
    expect(() => grantRoles(known.accounts[0], 'operation-one', [], leading, { now: at(1) })).toThrow(
      refusal('account.role_not_for_one_area'),
    );
  });

  it('is refused for an account that nobody knows', () => {
    expect(() => grantRoles(undefined, 'operation-one', [], wish, { now: at(1) })).toThrow(refusal('account.unknown'));
  });
});
