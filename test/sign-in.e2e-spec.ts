import { PASSPHRASE } from './support/first-administrator';
import { Office } from './support/office';
import { type Answer, Person } from './support/person';
import { codeOf, setUpSecondFactor } from './support/second-factor';

const NEW_PASSPHRASE = 'another invented passphrase';

describe('signing in', () => {
  let office: Office;

  beforeAll(async () => {
    office = await Office.open();
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const tryWith = (body: object, cookie = ''): Promise<Answer> =>
    new Person(office.url, '', '', cookie).send('POST', '/api/sessions', { body });
  const cookiesOf = ({ headers }: Answer): string =>
    headers
      .getSetCookie()
      .map((each) => each.split(';', 1)[0])
      .join('; ');
  const codeNow = (secret: string): string => codeOf(secret, office.clock.now());
  const administrator = (): Promise<Person> =>
    Person.signedIn(office.url, office.administrator.name, PASSPHRASE, office.administrator.accountId);

  it('slows who guesses, and never locks out the person at their own desk', async () => {
    const coordinator = await office.person('coordinator');
    const { name } = coordinator;
    const desk = cookiesOf(await tryWith({ name, passphrase: PASSPHRASE }));
    const answers: string[] = [];
    for (let i = 0; i < 8; i += 1) {
      const { status, body } = await tryWith({ name, passphrase: 'a guess' });
      answers.push(`${String(status)} ${String(body.code)}`);
    }
    expect(answers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => '401 session.wrong_name_or_passphrase'));
    expect(answers.slice(5)).toEqual(Array.from({ length: 3 }, () => '429 session.wait'));
    // The right passphrase from elsewhere waits as well: a guess that is right must not be told apart.
    const elsewhere = await tryWith({ name, passphrase: PASSPHRASE });
    expect([elsewhere.status, elsewhere.body.details]).toEqual([429, { seconds: expect.any(Number) }]);
    expect((await tryWith({ name, passphrase: PASSPHRASE }, desk)).status).toBe(201);
    office.clock.push(1);
    expect((await tryWith({ name, passphrase: PASSPHRASE })).status).toBe(201);
  });

  it('counts a name that nobody has like one that somebody has', async () => {
    const codes: string[] = [];
    for (let i = 0; i < 6; i += 1)
      codes.push(String((await tryWith({ name: 'nobody.at.all', passphrase: 'a guess' })).body.code));
    expect(codes.at(-1)).toBe('session.wait');
  });

  it('takes no mark of a browser that was made for somebody else', async () => {
    const [one, two] = await Promise.all([office.person('field'), office.person('field')]);
    const mark = cookiesOf(await tryWith({ name: one.name, passphrase: PASSPHRASE }));
    for (let i = 0; i < 5; i += 1) await tryWith({ name: two.name, passphrase: 'a guess' });
    expect((await tryWith({ name: two.name, passphrase: PASSPHRASE }, mark)).body.code).toBe('session.wait');
  });

  it('shows a person where they are signed in, and ends one of them at once', async () => {
    const nurse = await office.person('field');
    const lost = await Person.signedIn(office.url, nurse.name, PASSPHRASE, nurse.accountId);
    const { items } = await nurse.read('/api/sessions');
    expect(items).toHaveLength(2);
    const other = items.find(({ isThis }: { isThis: boolean }) => !isThis);
    const somebody = await office.person('field');
    expect((await somebody.send('DELETE', `/api/sessions/${String(other.id)}`)).body.code).toBe('session.unknown');
    expect((await nurse.send('DELETE', `/api/sessions/${String(other.id)}`)).status).toBe(204);
    expect((await lost.send('GET', '/api/sessions/current')).body.code).toBe('session.required');
    expect((await nurse.read('/api/sessions')).items).toHaveLength(1);
  });

  it('asks for a code in a live operation, and for nothing of the kind in an exercise', async () => {
    const keeper = await administrator();
    // Who coordinates in an exercise alone is asked for nothing.
    const trainee = await office.person('coordinator');
    expect((await trainee.read('/api/sessions/current')).mustSetUpSecondFactor).toBe(false);
    const opened = await keeper.created(`/api/operations?operationId=${office.operationId}`, {
      name: 'Live One',
      kind: 'live',
    });
    const live = String(opened.id);
    const inLive = `?operationId=${live}`;
    expect((await keeper.send('GET', `/api/accounts${inLive}`)).body.code).toBe('session.second_factor_required');
    expect((await keeper.read('/api/sessions/current')).mustSetUpSecondFactor).toBe(true);

    const { secret, uri } = await keeper.created('/api/second-factor');
    expect(uri).toContain(secret);
    expect(await keeper.refused('/api/second-factor/confirmation', { code: '000000' })).toBe(
      '422 second_factor.wrong_code',
    );
    const { backupCodes } = await keeper.created('/api/second-factor/confirmation', { code: codeNow(secret) });
    expect(new Set(backupCodes).size).toBe(10);
    expect((await keeper.send('GET', `/api/accounts${inLive}`)).status).toBe(200);
    expect(await keeper.refused('/api/second-factor')).toBe('409 second_factor.already_set_up');

    const who = { name: keeper.name, passphrase: PASSPHRASE };
    expect((await tryWith(who)).body.code).toBe('session.code_required');
    // The code that confirmed the app was used with that.
    expect((await tryWith({ ...who, code: codeNow(secret) })).body.code).toBe('session.wrong_code');
    office.clock.push(1);
    const code = codeNow(secret);
    expect((await tryWith({ ...who, code })).status).toBe(201);
    expect((await tryWith({ ...who, code })).body.code).toBe('session.wrong_code');
    expect((await tryWith({ ...who, code: backupCodes[0] })).status).toBe(201);
    expect((await tryWith({ ...who, code: backupCodes[0] })).body.code).toBe('session.wrong_code');
    expect(await keeper.read('/api/second-factor')).toEqual({ isSetUp: true, backupCodesLeft: 9 });
    const kept = await office.storage.all('SELECT * FROM second_factors');
    expect(JSON.stringify(kept)).not.toContain(secret);

    // Back in by a second person, without e-mail: a new passphrase, no session left, the factor set up anew.
    const second = await keeper.created(`/api/accounts${inLive}`, {
      name: 'administrator.two',
      roles: ['administrator'],
    });
    const invitation = await keeper.created(`/api/accounts/${String(second.id)}/links${inLive}`, {
      purpose: 'invitation',
    });
    const invited = await enter(String(invitation.token));
    expect((await invited.read('/api/sessions/current')).mustSetUpSecondFactor).toBe(true);
    await setUpSecondFactor(invited, office.clock.now());
    const recovery = await invited.created(`/api/accounts/${keeper.accountId}/links`, { purpose: 'recovery' });
    const back = await enter(String(recovery.token));
    expect((await keeper.send('GET', '/api/sessions/current')).body.code).toBe('session.required');
    expect((await back.read('/api/sessions/current')).mustSetUpSecondFactor).toBe(true);
    expect((await tryWith(who)).body.code).toBe('session.wrong_name_or_passphrase');
    expect((await tryWith({ ...who, passphrase: NEW_PASSPHRASE })).status).toBe(201);
  });

  /** Comes in by a link with a new passphrase. */
  async function enter(token: string): Promise<Person> {
    const body = { token, passphrase: NEW_PASSPHRASE };
    const answer = await new Person(office.url, '', '', '').send('POST', '/api/sign-in-links/redemptions', { body });
    expect(answer.status).toBe(201);
    const { accountId, name } = answer.body;
    return new Person(office.url, accountId, name, cookiesOf(answer));
  }

  it('lets a link in once, in its time, and one of two who hold it', async () => {
    const opened = await Office.open();
    try {
      const keeper = opened.administrator;
      const { id } = await keeper.created('/api/accounts', { name: 'invited.one', roles: ['field'] });
      const path = `/api/accounts/${String(id)}/links`;
      expect(await keeper.refused(`/api/accounts/${keeper.accountId}/links`, { purpose: 'recovery' })).toBe(
        '422 account.link_to_oneself',
      );
      const early = String((await keeper.created(path, { purpose: 'invitation' })).token);
      const { token } = await keeper.created(path, { purpose: 'invitation' });
      const nobody = new Person(opened.url, '', '', '');
      const redeem = (given: string) =>
        nobody.send('POST', '/api/sign-in-links/redemptions', { body: { token: given, passphrase: NEW_PASSPHRASE } });
      expect((await redeem(early)).body.code).toBe('account.link_not_valid');
      const both = await Promise.all([redeem(String(token)), redeem(String(token))]);
      expect(both.map(({ status }) => status).sort()).toEqual([201, 404]);
      const late = String((await keeper.created(path, { purpose: 'recovery' })).token);
      opened.clock.push(25 * 60);
      expect((await redeem(late)).body.code).toBe('account.link_not_valid');
      const kept = await opened.storage.all('SELECT * FROM sign_in_links');
      expect(JSON.stringify(kept)).not.toContain(token);
      const answers = await opened.storage.all('SELECT answer FROM commands');
      expect(JSON.stringify(answers)).not.toContain(token);
    } finally {
      await opened.close();
    }
  });

  it('ends for somebody whose roles were taken back, and for the programs that acted in their name', async () => {
    const trained = await Office.open();
    try {
      const coordinator = await trained.person('coordinator');
      const issued = await coordinator.created('/api/tokens', {
        name: 'Invented board',
        permissions: ['convoys.read', 'operation.read'],
        days: 30,
      });
      const program = (path: string, method = 'GET') =>
        fetch(`${trained.url}${path}`, { method, headers: { authorization: `Bearer ${String(issued.token)}` } });
      expect((await program('/api/convoys')).status).toBe(200);
      expect((await program('/api/evacuations')).status).toBe(403);
      expect((await program('/api/sessions')).status).toBe(403);
      expect((await program('/api/sessions/current', 'DELETE')).status).toBe(403);
      const { items } = await coordinator.read('/api/tokens');
      expect(items).toEqual([expect.objectContaining({ name: 'Invented board', revokedAt: null })]);
      expect(JSON.stringify(items)).not.toContain('Hash');

      await trained.administrator.created(`/api/accounts/${coordinator.accountId}/removal`);
      expect((await program('/api/convoys')).status).toBe(401);
      expect((await coordinator.send('GET', '/api/convoys')).body.code).toBe('permission.denied');
      const another = await trained.person('coordinator');
      const short = await another.created('/api/tokens', { name: 'Short', permissions: ['convoys.read'], days: 1 });
      const asShort = () =>
        fetch(`${trained.url}/api/convoys`, { headers: { authorization: `Bearer ${String(short.token)}` } });
      expect((await asShort()).status).toBe(200);
      await another.created(`/api/tokens/${String(short.id)}/revocation`);
      expect((await asShort()).status).toBe(401);
    } finally {
      await trained.close();
    }
  });
});
