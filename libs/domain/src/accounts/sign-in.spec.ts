import { anActor, at } from '../../../../test/support/domain-builders';
import { refusal } from '../../../../test/support/refusal';
import {
  type Account,
  type ApiToken,
  can,
  issueApiToken,
  issueSignInLink,
  needsSecondFactor,
  redeemSignInLink,
  removeAccount,
  revokeApiToken,
  roles,
  type SignInLink,
  tokenPermissions,
  waitAfter,
} from '.';

const account: Account = {
  id: 'account-one',
  version: 1,
  name: 'somebody.one',
  timeZone: null,
  language: 'en',
  createdAt: at(0),
  disabledAt: null,
};

describe('a second factor', () => {
  it('is asked of who coordinates or administers a live operation', () => {
    const asked = roles.filter((role) => needsSecondFactor([{ isLive: true, roles: [role] }]));
    expect(asked).toEqual(['coordinator', 'administrator']);
  });

  it('is asked of nobody whose operations are exercises', () => {
    expect(needsSecondFactor([{ isLive: false, roles }])).toBe(false);
    expect(needsSecondFactor([])).toBe(false);
  });
});

describe('waiting after wrong passphrases', () => {
  it('begins after the fifth, grows, and is never longer than a minute', () => {
    expect([0, 4, 5, 6, 7, 10, 1_000].map(waitAfter)).toEqual([0, 0, 2, 4, 8, 60, 60]);
  });
});

describe('a link to sign in', () => {
  const aLink = (overrides: Partial<SignInLink> = {}): SignInLink => ({
    id: 'link-one',
    tokenHash: 'hash',
    operationId: 'operation-one',
    accountId: account.id,
    purpose: 'recovery',
    issuedBy: 'account-of-administrator',
    issuedAt: at(0),
    expiresAt: at(60),
    usedAt: null,
    ...overrides,
  });

  it('is made by a second person, and ends the one before it', () => {
    const before = aLink({ id: 'link-before' });
    const { changes } = issueSignInLink(account, [before], aLink({ issuedAt: at(5) }));
    expect(changes.signInLinks).toEqual([{ ...before, expiresAt: at(5) }, aLink({ issuedAt: at(5) })]);
    expect(() => issueSignInLink(account, [], aLink({ issuedBy: account.id }))).toThrow(
      refusal('account.link_to_oneself'),
    );
    expect(() => issueSignInLink(undefined, [], aLink())).toThrow(refusal('account.unknown'));
  });

  it('works once and in its time', () => {
    expect(redeemSignInLink(aLink(), at(59)).changes.signInLinks).toEqual([aLink({ usedAt: at(59) })]);
    for (const link of [undefined, aLink({ usedAt: at(1) }), aLink({ expiresAt: at(59) })])
      expect(() => redeemSignInLink(link, at(59))).toThrow(refusal('account.link_not_valid'));
  });
});

describe('a key for a program', () => {
  const aToken = (overrides: Partial<ApiToken> = {}): ApiToken => ({
    id: 'token-one',
    operationId: 'operation-one',
    version: 1,
    name: 'Invented program',
    tokenHash: 'hash',
    accountId: 'account-of-coordinator',
    permissions: ['convoys.read'],
    issuedAt: at(0),
    expiresAt: at(60),
    revokedAt: null,
    ...overrides,
  });

  it('gives nothing that its maker does not hold, and leaves what it is called out of the ledger', () => {
    const { entry } = issueApiToken(anActor('coordinator'), aToken());
    expect(JSON.stringify(entry)).not.toContain('Invented');
    expect(() => issueApiToken(anActor('administrator'), aToken())).toThrow(refusal('permission.denied'));
  });

  it('narrows what its maker may, and never reaches a name', () => {
    const program = anActor('coordinator', { scope: ['convoys.read'] });
    expect([can(program, 'convoys.read'), can(program, 'convoys.plan')]).toEqual([true, false]);
    const offered: readonly string[] = tokenPermissions;
    expect(offered.filter((each) => /disclose|manage|audit|freeze|release/.test(each))).toEqual([]);
  });

  it('is ended by its maker or by who keeps the people, once', () => {
    const ending = { id: 'token-one', actorId: 'account-of-coordinator', mayEndAny: false, at: at(1) };
    expect(revokeApiToken(aToken(), ending).changes.apiTokens).toEqual([aToken({ version: 2, revokedAt: at(1) })]);
    expect(() => revokeApiToken(aToken(), { ...ending, actorId: 'somebody' })).toThrow(refusal('token.unknown'));
    expect(revokeApiToken(aToken(), { ...ending, actorId: 'keeper', mayEndAny: true }).answer.version).toBe(2);
    expect(() => revokeApiToken(aToken({ revokedAt: at(0) }), ending)).toThrow(refusal('token.already_revoked'));
  });
});

describe('taking somebody’s roles back', () => {
  const held = {
    id: 'assignment-one',
    operationId: 'operation-one',
    accountId: account.id,
    role: 'field' as const,
    organisationId: null,
    enclaveId: null,
    grantedAt: at(0),
    revokedAt: null,
  };
  const taking = { id: account.id, actorId: 'account-of-administrator', now: at(9) };

  it('takes them all in this operation, and none elsewhere', () => {
    const elsewhere = { ...held, id: 'assignment-two', operationId: 'operation-two' };
    const { changes } = removeAccount(account, 'operation-one', [held, elsewhere], taking);
    expect(changes.assignments).toEqual([{ ...held, revokedAt: at(9) }]);
  });

  it('is refused to oneself, and for who has none', () => {
    const oneself = { ...taking, actorId: account.id };
    expect(() => removeAccount(account, 'operation-one', [held], oneself)).toThrow(refusal('account.removes_oneself'));
    expect(() => removeAccount(account, 'operation-one', [], taking)).toThrow(refusal('account.unknown'));
    expect(() => removeAccount(undefined, 'operation-one', [held], taking)).toThrow(refusal('account.unknown'));
  });
});
