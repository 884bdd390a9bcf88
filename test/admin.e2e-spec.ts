import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { AdminCommand, type Ended } from './support/admin-command';
import { beginOffice, PASSPHRASE } from './support/first-administrator';
import { Installation } from './support/installation';
import { aRequest, importFacts } from './support/main-job';
import { Person } from './support/person';
import { Phone } from './support/phone';
import { codeOf } from './support/second-factor';

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

describe('the admin command', () => {
  let office: Installation;
  let administrator: Person;
  let operationId: string;
  let coordinator: Person;
  let reviewer: Person;
  let head: Person;
  let area: string;

  beforeAll(async () => {
    office = await Installation.make();
    await office.start();
    ({ administrator, operationId } = await beginOffice(office.url(), office.token));
    coordinator = await person('coordinator');
    reviewer = await person('medical_reviewer');
    head = await person('head_of_office');
    area = await importFacts(coordinator);
  }, 120_000);

  afterAll(async () => {
    await office.remove();
  });

  async function person(role: string): Promise<Person> {
    const name = `${role.replaceAll('_', '-')}.one`;
    const body = { name, passphrase: PASSPHRASE, roles: [role], language: 'en' };
    const { id } = await administrator.created(`/api/accounts?operationId=${operationId}`, body);
    return Person.signedIn(office.url(), name, PASSPHRASE, String(id));
  }

  /** Somebody runs it against the office. Nothing is closed behind what they typed: it ends by itself. */
  const as = async (who: Person, ...args: string[]): Promise<Ended> =>
    plain(await new AdminCommand([...args, '--as', who.name, '--url', office.url()], { typed: [PASSPHRASE] }).ended);
  const aCase = async (): Promise<{ id: string; code: string }> => {
    const { id } = await coordinator.created('/api/evacuations', aRequest(area));
    const { code } = await coordinator.read(`/api/evacuations/${String(id)}`);
    return { id: String(id), code: String(code) };
  };
  const idIn = ({ said }: Ended): string => UUID.exec(said)?.[0] ?? '';
  const linkIn = ({ said }: Ended): string => /#link=(\S+)/.exec(said)?.[1] ?? '';
  const comeIn = (token: string, passphrase: string) =>
    new Person(office.url(), '', '', '').send('POST', '/api/sign-in-links/redemptions', {
      body: { token, passphrase },
    });

  it('lists phones and takes one out of use, which a second try is told', async () => {
    const { id } = await Phone.of(await person('field'), operationId, 'Phone 7');
    const listed = await as(administrator, 'devices', '--operation', operationId);
    expect(listed).toMatchObject({ code: 0, said: expect.stringMatching(new RegExp(`${id}.*Phone 7.*heard never`)) });
    const ended = await as(administrator, 'devices', 'revoke', id, '--operation', operationId);
    expect(ended).toMatchObject({ code: 0, said: expect.stringContaining('out of use') });
    const again = await as(administrator, 'devices', 'revoke', id, '--operation', operationId);
    expect(again).toMatchObject({ code: 1, complained: expect.stringContaining('device.already_revoked') });
    const unknown = await as(administrator, 'devices', 'revoke', randomUUID(), '--operation', operationId);
    expect(unknown).toMatchObject({ code: 1, complained: expect.stringContaining('device.unknown') });
  });

  it('invites somebody by a link, lets them back in by another, and takes their roles', async () => {
    const added = await as(administrator, 'people', 'add', 'nurse.one', '--role', 'field', '--language', 'fr');
    expect(added).toMatchObject({ code: 0, complained: '' });
    expect(added.said).toContain(`${office.url()}/#link=`);
    expect((await comeIn(linkIn(added), 'a first invented passphrase')).status).toBe(201);
    const listed = await as(administrator, 'people');
    expect(listed.said).toMatch(/^ {2}nurse\.one +field +fr$/m);
    expect(listed.said).toMatch(/^ {2}administrator\.one +administrator +en$/m);

    const back = await as(administrator, 'people', 'link', 'nurse.one');
    expect((await comeIn(linkIn(back), 'a second invented passphrase')).status).toBe(201);
    expect((await comeIn(linkIn(back), 'a third invented passphrase')).body.code).toBe('account.link_not_valid');

    expect((await as(administrator, 'people', 'remove', 'nurse.one')).code).toBe(0);
    expect((await as(administrator, 'people')).said).not.toContain('nurse.one');
    const again = await as(administrator, 'people', 'remove', 'nurse.one');
    expect(again).toMatchObject({ code: 1, complained: expect.stringContaining('account.unknown') });
  });

  it('may do what its person may do, and no more', async () => {
    const refused = await as(coordinator, 'people', 'add', 'friend.one', '--role', 'administrator');
    expect(refused).toMatchObject({ code: 1, said: '' });
    expect(refused.complained).toContain('This account’s role does not include this. (permission.denied)');
    const wrongRole = await as(administrator, 'people', 'add', 'friend.one', '--role', 'king');
    expect(wrongRole).toMatchObject({ code: 1, complained: expect.stringContaining('(request.invalid; roles: isIn)') });
    expect((await as(coordinator, 'keys')).complained).toContain('permission.denied');
  });

  it('replaces a key with two people, and says how far it has come', async () => {
    await aCase();
    const asked = await as(head, 'keys', 'rotate', '--reason', 'an invented reason');
    expect(asked).toMatchObject({ code: 0, said: expect.stringContaining('Nothing has happened yet') });
    const id = idIn(asked);
    const before = await as(administrator, 'keys');
    expect(before.said).toContain("The operation's key is of version 1.");
    expect(before.said).toMatch(new RegExp(`${id} +asked for by head-of-office\\.one`));

    const alone = await as(head, 'keys', 'sign', id);
    expect(alone).toMatchObject({ code: 1, said: '' });
    expect(alone.complained).toContain('A second person signs. (proposal.signed_by_oneself)');
    const signed = await as(administrator, 'keys', 'sign', id);
    expect(signed).toMatchObject({ code: 0, complained: '' });
    expect(signed.said).toMatch(/^wrapping keys anew done\n.+ version 2\.\nOf [1-9]\d* .+ wraps 0\.\n$/);

    const second = idIn(await as(administrator, 'keys', 'rotate', '--reason', 'another invented reason'));
    expect(await as(head, 'keys', 'why', second)).toMatchObject({ code: 0, said: 'another invented reason\n' });
    expect((await as(head, 'keys', 'decline', second)).code).toBe(0);
    expect((await as(head, 'keys')).said).toContain('Nothing waits for a second signature.');
  });

  it('erases who a patient is with two people', async () => {
    const [{ id: caseId, code }, kept] = [await aCase(), await aCase()];
    const asked = await as(coordinator, 'erase', code.toLowerCase(), '--reason', 'an invented\u001b[31m reason');
    const id = idIn(asked);
    expect((await as(reviewer, 'erase')).said).toMatch(new RegExp(`${id} +${code} +asked for by coordinator\\.one`));
    const alone = await as(coordinator, 'erase', 'sign', id);
    expect(alone).toMatchObject({ code: 1, complained: expect.stringContaining('proposal.signed_by_oneself') });
    // Nobody erases a patient by the id that they took for a key's.
    expect((await as(head, 'keys', 'sign', id)).complained).toContain('proposal.unknown');
    const name = { purpose: 'care' };
    await reviewer.created(`/api/evacuations/${caseId}/disclosures`, name);
    expect((await as(reviewer, 'erase', 'why', id)).said).toBe('an invented [31m reason\n');
    const signed = await as(reviewer, 'erase', 'sign', id);
    expect(signed).toMatchObject({ code: 0, said: expect.stringContaining(code) });
    expect(await reviewer.refused(`/api/evacuations/${caseId}/disclosures`, name)).toBe('422 evacuation.erased');

    const other = idIn(await as(coordinator, 'erase', kept.code, '--reason', 'an invented reason'));
    expect((await as(reviewer, 'erase', 'decline', other)).code).toBe(0);
    await reviewer.created(`/api/evacuations/${kept.id}/disclosures`, name);
    const misread = await as(coordinator, 'erase', '0000-000'.replace(/0$/, '1'), '--reason', 'an invented reason');
    expect(misread).toMatchObject({ code: 1, complained: expect.stringContaining('evacuation.card_code_misread') });
  });

  it('asks for a code where one is needed', async () => {
    const { secret } = await head.created('/api/second-factor');
    const first = codeOf(String(secret), Date.now());
    const { backupCodes } = await head.created('/api/second-factor/confirmation', { code: first });
    const args = ['keys', '--as', head.name, '--url', office.url()];
    const without = await new AdminCommand(args, { typed: [PASSPHRASE] }).typedAll().ended;
    expect(without).toMatchObject({ code: 1, complained: expect.stringContaining('nothing was given') });
    const typed = [PASSPHRASE, String(backupCodes[0])];
    expect(await new AdminCommand(args, { typed }).ended).toMatchObject({ code: 0, complained: '' });
    const used = await new AdminCommand(args, { typed }).ended;
    expect(used).toMatchObject({ code: 1, complained: expect.stringContaining('session.wrong_code') });
  });

  it('takes a passphrase from nowhere but its input, and shows it nowhere', async () => {
    const args = ['people', '--as', administrator.name, '--url', office.url()];
    const wrong = plain(await new AdminCommand(args, { typed: ['a wrong invented passphrase'] }).ended);
    expect(wrong).toMatchObject({ code: 1, said: '' });
    expect(wrong.complained).toBe('Name or passphrase is not right. (session.wrong_name_or_passphrase)\n');
    const nothing = await new AdminCommand(args, { env: { PASSPHRASE, CORRIDOR_PASSPHRASE: PASSPHRASE } }).ended;
    expect(nothing).toMatchObject({ code: 1, said: '' });
    const asOption = await new AdminCommand([...args, '--passphrase', PASSPHRASE], { typed: [PASSPHRASE] }).ended;
    expect(asOption).toMatchObject({ code: 2, said: '' });
    expect(asOption.complained).not.toContain(PASSPHRASE);
  });

  it('says how it is used, and does nothing, where it is used wrongly', async () => {
    const wrongly = [
      ['sing'],
      ['toString'],
      [],
      ['people', 'sing', '--as', 'administrator.one'],
      ['people', 'add', 'nurse.two', '--as', 'administrator.one'],
      ['people', 'add', '--role', 'field', '--as', 'administrator.one'],
      ['people', 'remove', 'nurse.two', 'nurse.three', '--as', 'administrator.one'],
      ['people'],
      ['keys', 'rotate', '--as', 'administrator.one'],
      ['erase', '0000-000', '--as', 'coordinator.one'],
      ['people', '--as', 'administrator.one', '--url', 'http://elsewhere.invalid'],
      ['people', '--as', 'administrator.one', '--url', 'elsewhere'],
      ['backup'],
      ['restore'],
      ['recover'],
    ];
    for (const args of wrongly) {
      const { code, said, complained } = plain(await new AdminCommand(args, { typed: [PASSPHRASE] }).ended);
      expect([args, code, said]).toEqual([args, 2, '']);
      expect(complained).toContain('usage: npm run admin');
    }
  }, 180_000);

  it('finds the office of this machine by its port, and says where none answers', async () => {
    const port = new URL(office.url()).port;
    const args = ['people', '--as', administrator.name];
    const found = await new AdminCommand(args, { env: { PORT: port }, typed: [PASSPHRASE] }).ended;
    expect(found).toMatchObject({ code: 0, complained: '', said: expect.stringContaining(administrator.name) });
    const silent = new SilentOffice();
    const free = new URL(await silent.open()).port;
    await silent.close();
    const nobody = plain(await new AdminCommand(args, { env: { PORT: free }, typed: [PASSPHRASE] }).ended);
    expect(nobody.code).toBe(1);
    expect(nobody.complained).toBe(`The office at http://localhost:${free} could not be reached (ECONNREFUSED).\n`);
  });

  it('signs out, whatever came of it', async () => {
    await as(coordinator, 'people');
    await as(coordinator, 'keys');
    const { items } = await coordinator.read('/api/sessions');
    expect(items).toEqual([expect.objectContaining({ isThis: true })]);
  });

  it('signs out also where it is stopped in the middle', async () => {
    const silent = new SilentOffice();
    const url = await silent.open();
    const command = new AdminCommand(['people', '--as', 'nobody.one', '--url', url], { typed: [PASSPHRASE] });
    await silent.wasAsked;
    command.stop();
    const ended = await command.ended;
    expect(ended).toMatchObject({ code: 1, said: '', complained: expect.stringContaining('Stopped.') });
    expect(silent.heard.at(-1)).toBe('DELETE /api/sessions/current corridor_session=invented');
    await silent.close();
  });

  it('lets somebody who is in several operations choose', async () => {
    const { id } = await administrator.created('/api/operations', { name: 'Exercise Two', kind: 'exercise' });
    const unsaid = await as(administrator, 'people');
    expect(unsaid).toMatchObject({ code: 1, said: '' });
    expect(unsaid.complained).toContain('operation.ambiguous');
    expect(unsaid.complained).toContain(`--operation ${String(id)}   Exercise Two`);
    const chosen = await as(administrator, 'people', '--operation', String(id));
    expect(chosen.said).toBe('  administrator.one  administrator  en\n');
    const foreign = await as(coordinator, 'people', '--operation', String(id));
    expect(foreign).toMatchObject({ code: 1, complained: expect.stringContaining('operation.unknown') });
  });
});

describe('the way back in for the last one who could hand over a link', () => {
  let office: Installation;
  let administrator: Person;

  beforeAll(async () => {
    office = await Installation.make();
    await office.start();
    ({ administrator } = await beginOffice(() => office.url(), office.token));
  }, 120_000);

  afterAll(async () => {
    await office.remove();
  });

  const recover = async (...args: string[]): Promise<Ended> =>
    plain(await new AdminCommand(['recover', ...args], { env: office.env }).ended);

  it('is made on the machine itself, and every operation has it on record', async () => {
    const [first] = (await administrator.read('/api/sessions/current')).operations;
    const open = async (name: string) =>
      String(
        (await administrator.created(`/api/operations?operationId=${String(first.id)}`, { name, kind: 'exercise' })).id,
      );
    const operations = [String(first.id), await open('Exercise Two'), await open('Exercise Three')];
    await administrator.created(`/api/operations/current/closure?operationId=${operations[1] ?? ''}`);

    if (office.isEmbedded) {
      const beside = await recover(administrator.name);
      expect(beside).toMatchObject({ code: 1, said: '' });
      expect(beside.complained).toContain(`Another process uses ${office.dataDir}. Stop it`);
      await office.stop();
    }
    const made = await recover(administrator.name);
    expect(made).toMatchObject({ code: 0, complained: '' });
    await office.start();
    const token = /#link=(\S+)/.exec(made.said)?.[1] ?? '';
    const redeemed = await new Person(office.url(), '', '', '').send('POST', '/api/sign-in-links/redemptions', {
      body: { token, passphrase: 'an invented passphrase of later' },
    });
    expect(redeemed.status).toBe(201);
    expect((await administrator.send('GET', '/api/sessions/current')).status).toBe(401);

    const { name, accountId } = administrator;
    const back = await Person.signedIn(office.url(), name, 'an invented passphrase of later', accountId);
    for (const id of operations) {
      const { items } = await back.read(`/api/audit/entries?operationId=${id}`);
      const issued = items.filter((each: { name: string }) => each.name === 'account.link_issued');
      expect(issued).toEqual([
        expect.objectContaining({ actorName: null, body: expect.objectContaining({ accountId }) }),
      ]);
      const path = `/api/audit/verification?operationId=${id}`;
      expect(await back.read(path)).toMatchObject({ intact: true });
    }
  }, 180_000);

  it('is made for nobody whom the office does not know, and nowhere where there is no office', async () => {
    if (office.isEmbedded) await office.stop();
    const unknown = await recover('nobody.one');
    expect(unknown).toMatchObject({ code: 1, said: '', complained: expect.stringContaining('(account.unknown)') });
    const nowhere = join(office.dataDir, 'nowhere');
    const elsewhere = await new AdminCommand(['recover', administrator.name], { env: { DATA_DIR: nowhere } }).ended;
    expect(elsewhere).toMatchObject({ code: 1, complained: `There is no office in ${nowhere}.\n` });
    expect(existsSync(nowhere)).toBe(false);
    const env = { ...office.env, ENCRYPTION_KEYS: `other:${randomBytes(32).toString('base64')}` };
    const otherKey = await new AdminCommand(['recover', administrator.name], { env }).ended;
    expect(otherKey).toMatchObject({ code: 1, said: '' });
    expect(otherKey.complained).toMatch(/^ENCRYPTION_KEYS has no key named [\w-]+, which this database needs\n$/);
  }, 180_000);
});

/** Away from a terminal nothing is drawn. */
function plain(ended: Ended): Ended {
  // eslint-disable-next-line no-control-regex -- these are what must not be there
  expect(ended.said + ended.complained).not.toMatch(/[\r\u001b]/);
  expect(ended.said + ended.complained).not.toContain(PASSPHRASE);
  return ended;
}

/** Lets anybody in, and then answers no more. */
class SilentOffice {
  readonly heard: string[] = [];
  readonly wasAsked: Promise<void>;
  private readonly server: Server;

  constructor() {
    let asked = (): void => undefined;
    this.wasAsked = new Promise((done) => (asked = done));
    this.server = createServer(({ method = '', url = '', headers: { cookie = '' } }, response) => {
      this.heard.push(`${method} ${url} ${cookie}`.trim());
      if (method === 'GET') return asked();
      response.writeHead(method === 'POST' ? 201 : 204, { 'set-cookie': 'corridor_session=invented; Path=/' });
      response.end(method === 'POST' ? '{"operations":[]}' : undefined);
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
