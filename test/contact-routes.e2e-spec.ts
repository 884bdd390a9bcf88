import { Office } from './support/office';
import type { Person } from './support/person';

describe('how people are reached', () => {
  let office: Office;
  let person: Person;

  beforeAll(async () => {
    office = await Office.open();
    person = await office.person('coordinator');
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const mail = { channel: 'mail', address: 'invented@people.invalid', canWake: false, waitMinutes: 10 };
  const sms = { channel: 'sms', address: '+10000000001', canWake: true, waitMinutes: 5 };
  const of = (accountId: string) => `/api/accounts/${accountId}/contact-routes`;

  it('begins with the mail that the account was made with', async () => {
    const { items, timeZone } = await (await office.person('logistics')).read('/api/contact-routes');
    expect(items).toEqual([expect.objectContaining({ channel: 'mail', canWake: false, waitMinutes: 15 })]);
    expect([items[0].address.endsWith('@people.invalid'), timeZone]).toEqual([true, null]);
  });

  it('is set by the person, the whole order at once', async () => {
    await person.created('/api/contact-routes', { timeZone: 'Asia/Damascus', routes: [sms, mail] });
    const first = await person.read('/api/contact-routes');
    expect(first).toMatchObject({ timeZone: 'Asia/Damascus', items: [sms, mail] });
    await person.created('/api/contact-routes', { routes: [mail, sms] });
    const second = await person.read('/api/contact-routes');
    expect(second).toMatchObject({ timeZone: null, items: [mail, sms] });
    expect(second.items.map(({ id }: { id: string }) => id).reverse()).toEqual(
      first.items.map(({ id }: { id: string }) => id),
    );
  });

  it('keeps no address that was taken away, and none in the ledger', async () => {
    const address = 'gone.away@people.invalid';
    await person.created('/api/contact-routes', { routes: [{ ...mail, address }] });
    await person.created('/api/contact-routes', { routes: [sms] });
    const rows = await office.storage.records('contactRoutes', 'WHERE account_id = $1', [person.accountId]);
    expect(rows.filter(({ address: held }) => held !== null).map(({ address: held }) => held)).toEqual([sms.address]);
    const bodies = await office.storage.records('ledgerBodies', 'WHERE operation_id = $1', [office.operationId]);
    expect(JSON.stringify(bodies)).not.toMatch(/gone\.away|10000000001/);
    const commands = await office.storage.records('commands', 'WHERE operation_id = $1', [office.operationId]);
    expect(JSON.stringify(commands)).not.toMatch(/gone\.away|10000000001/);
  });

  it('is read by who may read accounts, set by who keeps them, and closed to everybody else', async () => {
    await person.created('/api/contact-routes', { routes: [sms] });
    const officer = await office.person('duty_officer');
    const logistics = await office.person('logistics');
    expect((await officer.read(of(person.accountId))).items).toMatchObject([sms]);
    expect((await logistics.send('GET', of(person.accountId))).status).toBe(403);
    expect(await officer.refused(of(person.accountId), { routes: [] })).toBe('403 permission.denied');
    await office.administrator.created(of(person.accountId), { routes: [mail] });
    expect((await person.read('/api/contact-routes')).items).toMatchObject([mail]);
  });

  it('is not known of somebody without a role here', async () => {
    const gone = await office.person('logistics');
    await office.administrator.created(`/api/accounts/${gone.accountId}/removal`);
    expect((await person.send('GET', of(gone.accountId))).body.code).toBe('account.unknown');
    expect(await office.administrator.refused(of(gone.accountId), { routes: [] })).toBe('404 account.unknown');
  });

  it.each([
    [{ routes: [{ ...sms, address: '0912345678' }] }],
    [{ routes: [{ ...sms, address: '+1 000 000 0001' }] }],
    [{ routes: [{ ...mail, address: '+10000000001' }] }],
    [{ routes: [{ ...mail, channel: 'pigeon' }] }],
    [{ routes: [{ ...mail, waitMinutes: 0 }] }],
    [{ routes: Array.from({ length: 7 }, (_, i) => ({ ...sms, address: `+1000000000${String(i)}` })) }],
    [{ routes: [], timeZone: 'Moon/Base' }],
    [{}],
  ])('is refused for %j, and stays as it is', async (wrong) => {
    const before = await person.read('/api/contact-routes');
    expect(await person.refused('/api/contact-routes', wrong)).toBe('400 request.invalid');
    expect(await person.read('/api/contact-routes')).toEqual(before);
  });

  it('names no way twice', async () => {
    expect(await person.refused('/api/contact-routes', { routes: [sms, sms] })).toBe('400 contact_route.named_twice');
  });
});
