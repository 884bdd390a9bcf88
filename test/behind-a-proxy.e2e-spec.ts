import { Office } from './support/office';
import { PASSPHRASE } from './support/first-administrator';
import { Person } from './support/person';

/** HTTPS ends at a proxy on the same machine: to the process, every stranger is 127.0.0.1 on plain HTTP. */
describe('behind a proxy', () => {
  let office: Office;

  beforeAll(async () => {
    office = await Office.open({ PUBLIC_URL: 'https://office.invalid' });
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  it('gives a cookie that only HTTPS carries and only this host can set', async () => {
    const nobody = new Person(office.url, '', '', '');
    const body = { name: office.administrator.name, passphrase: PASSPHRASE };
    const answer = await nobody.send('POST', '/api/sessions', { body });
    const [session = '', known = ''] = answer.headers.getSetCookie();
    expect(session).toMatch(/^__Host-corridor_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    expect(known).toMatch(/^__Host-corridor_known=[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=\d+$/);
  });

  it('takes no session from a cookie that a neighbour may have planted', async () => {
    const [, token] = office.administrator.cookie.split('=', 2);
    const planted = new Person(office.url, '', '', `corridor_session=${String(token)}`);
    expect((await planted.send('GET', '/api/sessions/current')).status).toBe(401);
    expect((await office.administrator.send('GET', '/api/sessions/current')).status).toBe(200);
  });

  it('shows its measures to nobody without the token: they say what moves, and when', async () => {
    expect((await fetch(`${office.url}/metrics`)).status).toBe(403);
  });
});
