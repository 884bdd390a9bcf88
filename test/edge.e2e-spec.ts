import { statSync } from 'node:fs';
import { join } from 'node:path';
import { importFacts, planConvoy } from './support/main-job';
import { Office } from './support/office';
import { Person } from './support/person';

/** What strangers, broken clients and bad phones send. The fault is theirs: a 4xx that says so, and nothing else suffers. */
describe('the edge', () => {
  let office: Office;
  let coordinator: Person;
  let nobody: Person;
  let convoyId: string;

  beforeAll(async () => {
    office = await Office.open();
    nobody = new Person(office.url, '', '', '');
    coordinator = await office.person('coordinator');
    convoyId = (await planConvoy(coordinator, await importFacts(coordinator))).id;
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const sent = async (person: Person, path: string, body: string): Promise<string> => {
    const answer = await person.send('POST', path, { body });
    return `${String(answer.status)} ${String(answer.body.code)}`;
  };

  it('refuses a body of a great many values at once, whoever sends it', async () => {
    const many = JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${String(i)}`, 1])));
    const before = Date.now();
    expect(await sent(nobody, '/api/sessions', many)).toBe('413 request.too_large');
    expect(Date.now() - before).toBeLessThan(2_000);
    expect(await sent(nobody, '/api/sessions', JSON.stringify({ name: 'x'.repeat(300_000) }))).toBe(
      '413 request.too_large',
    );
  });

  it('refuses a nesting that would end the stack', async () => {
    const deep = `{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(await sent(nobody, '/api/sessions', deep)).toBe('413 request.too_large');
    expect(await sent(coordinator, '/api/parties', deep)).toBe('413 request.too_large');
  });

  it('refuses a NUL, which PostgreSQL cannot hold', async () => {
    expect(await coordinator.refused('/api/parties', { name: 'a\0b' })).toBe('400 request.invalid');
    expect(await nobody.refused('/api/sessions', { name: 'a\0b', passphrase: 'x' })).toBe('400 request.invalid');
    expect(await coordinator.refused('/api/imports/enclaves', 'slug\nx\0y', { type: 'text/csv' })).toBe(
      '400 request.invalid',
    );
    expect((await coordinator.send('GET', '/api/convoys?after=%00')).status).toBe(400);
  });

  it.each([
    '2017-W52-3',
    '2017-362',
    '20171228T194000Z',
    '2017-12-28',
    '2017-12-28T19:40:00',
    '2017-12-28T19:40:00+02',
    '2017-02-29T00:00:00Z',
    '2016-12-31T23:59:60Z',
    '9999-12-31T23:59:59-14:00',
    '0000-01-01T00:00:00+14:00',
  ])('refuses %s as a moment: it has no offset, or no day, or no place in a column', async (occurredAt) => {
    expect(await coordinator.refused(`/api/convoys/${convoyId}/problems`, { occurredAt })).toBe('400 request.invalid');
  });

  it.each([
    '2017-12-28T19:40Z',
    '2017-12-28T19:40:00.123456+02:00',
    '2017-12-28T19:40:00+0200',
    '2016-02-29T00:00:00Z',
  ])('takes %s', async (occurredAt) => {
    const report = { kind: 'fire', areWeAffected: 'no', occurredAt };
    expect(await coordinator.created('/api/incidents', report)).toMatchObject({ outcome: 'applied' });
  });

  it('makes no month of the future for donors out of a phone whose clock runs ahead', async () => {
    const [area] = (await coordinator.read('/api/enclaves')).items;
    await coordinator.created('/api/evacuations', { enclaveId: area.id, occurredAt: '9999-01-01T00:00:00Z' });
    const { figures } = await coordinator.read('/api/reports/figures');
    expect(JSON.stringify(figures)).not.toContain('9999-01');
  });

  it('shows its measures to this machine, and to no proxy on it', async () => {
    expect((await nobody.send('GET', '/metrics')).status).toBe(200);
    const forwarded = await fetch(`${office.url}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.1' } });
    expect(forwarded.status).toBe(403);
  });

  it('keeps the database to its owner, whatever the folder allows', () => {
    if (office.storage.isPostgres) return;
    expect(statSync(join(office.dataDir, 'corridor.sqlite')).mode & 0o077).toBe(0);
  });

  it('opens no exercise whose clock would run out of years', async () => {
    const path = `/api/operations?operationId=${office.operationId}`;
    const plan = { name: 'Far', kind: 'exercise', opensAt: '9999-12-31T23:59:58Z' };
    expect(await office.administrator.refused(path, plan)).toBe('400 request.invalid');
    expect((await office.administrator.send('GET', '/api/sessions/current')).status).toBe(200);
  });
});

describe('a flood', () => {
  it('is slowed where it comes from, and nobody else feels it', async () => {
    const office = await Office.open({ REQUESTS_PER_SECOND: '3' });
    try {
      const coordinator = await office.person('coordinator');
      const other = await office.person('coordinator');
      const answers = await Promise.all(Array.from({ length: 60 }, () => coordinator.send('GET', '/api/convoys')));
      const slowed = answers.filter(({ status }) => status === 429);
      expect(slowed.length).toBeGreaterThan(20);
      expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(25);
      expect(slowed[0]?.body).toMatchObject({ code: 'request.too_many', details: { seconds: 1 } });
      expect(slowed[0]?.headers.get('retry-after')).toBe('1');
      expect((await other.send('GET', '/api/convoys')).status).toBe(200);
      const strangers = await Promise.all(
        Array.from({ length: 40 }, () =>
          fetch(`${office.url}/api/convoys`, { headers: { authorization: 'Bearer corridor_guess' } }),
        ),
      );
      expect(strangers.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
      expect((await other.send('GET', '/api/convoys')).status).toBe(200);
    } finally {
      await office.close();
    }
  });
});
