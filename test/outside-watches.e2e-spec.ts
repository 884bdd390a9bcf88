import { UnsubscribeTokens } from '@corridor/storage/reports/unsubscribe-tokens';
import { randomUUID } from 'node:crypto';
import { Office } from './support/office';
import type { Person } from './support/person';

const ONE_CLICK = 'List-Unsubscribe=One-Click';

describe('an outside address', () => {
  let office: Office;
  let coordinator: Person;
  let administrator: Person;

  beforeAll(async () => {
    office = await Office.open();
    [coordinator, administrator] = await Promise.all([office.person('coordinator'), office.person('administrator')]);
  }, 60_000);

  afterAll(async () => {
    await office.close();
  });

  const aMail = (email = `qwxyz.${randomUUID()}@outside.invalid`) => ({ channel: 'mail', email, language: 'fr' });
  const aWebhook = () => ({ channel: 'webhook', url: `https://hooks.example.org/${randomUUID()}`, language: 'en' });
  const add = async (body: object): Promise<{ id: string; secret: string | null }> =>
    coordinator.created('/api/outside-watches', body);
  const shown = async (id: string) =>
    (await coordinator.read('/api/outside-watches?limit=200')).items.find((each: { id: string }) => each.id === id);
  const kept = async (id: string) => (await office.storage.records('outsideWatches', 'WHERE id = $1', [id]))[0];
  const tokenOf = (id: string): Promise<string> => office.app.get(UnsubscribeTokens).of(office.operationId, id);
  const post = async (path: string, body?: string, type?: string) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    const answer = await fetch(office.url + path, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
    return { status: answer.status, text: await answer.text() };
  };
  const unsubscribe = (token: string, body?: string, type?: string) =>
    post(`/api/outside-watches/unsubscribe?token=${encodeURIComponent(token)}`, body, type);

  it('is added by who keeps addresses, read by them, and stands nowhere in clear', async () => {
    const mail = aMail();
    const organisationId = String((await coordinator.created('/api/organisations', { name: 'Invented Fund' })).id);
    const { id, secret } = await add({ ...mail, organisationId });
    expect(secret).toBeNull();
    expect(await shown(id)).toMatchObject({
      channel: 'mail',
      address: mail.email,
      language: 'fr',
      organisation: 'Invented Fund',
      addedByName: coordinator.name,
      endedAt: null,
    });
    expect((await administrator.read('/api/outside-watches')).items.length).toBeGreaterThan(0);
    const nurse = await office.person('field');
    expect((await nurse.send('GET', '/api/outside-watches')).status).toBe(403);
    expect(JSON.stringify(await kept(id))).not.toContain('qwxyz');
    const bodies = await office.storage.all<{ body: string }>('SELECT body FROM ledger_bodies');
    expect(bodies.map(({ body }) => body).join()).toContain(id);
    expect(bodies.map(({ body }) => body).join()).not.toContain('qwxyz');
  });

  it('has a signing secret where it is a webhook, shown once, and another when it is asked for', async () => {
    const { id, secret } = await add(aWebhook());
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const first = (await kept(id))?.secretId;
    expect(JSON.stringify(await shown(id))).not.toContain('whsec_');
    const commandId = randomUUID();
    const once = await coordinator.created(`/api/outside-watches/${id}/secret`, {}, { commandId });
    const twice = await coordinator.created(`/api/outside-watches/${id}/secret`, {}, { commandId });
    expect(once.secret).toMatch(/^whsec_/);
    expect(once.secret).not.toBe(secret);
    expect(twice).toMatchObject({ outcome: 'duplicate', secret: null });
    expect((await kept(id))?.secretId).not.toBe(first);
    const sealed = await office.storage.all<{ ciphertext: string }>(
      `SELECT ciphertext FROM sealed_values WHERE subject_kind = 'outside_watch' AND subject_id = $1`,
      [id],
    );
    expect(sealed).toHaveLength(2);
    expect(JSON.stringify(sealed)).not.toContain('whsec_');
    const mail = await add(aMail());
    expect(await coordinator.refused(`/api/outside-watches/${mail.id}/secret`)).toBe('422 outside_watch.has_no_secret');
  });

  it('is there once, however it is written', async () => {
    const mail = aMail();
    await add(mail);
    const capital = { ...mail, email: mail.email.toUpperCase() };
    expect(await coordinator.refused('/api/outside-watches', capital)).toBe('422 outside_watch.exists');
  });

  it('goes when the office ends its watch, and can be added again', async () => {
    const mail = aMail();
    const { id } = await add(mail);
    await coordinator.created(`/api/outside-watches/${id}/end`);
    expect(await shown(id)).toMatchObject({ address: null, ending: 'by_the_office' });
    expect(await kept(id)).toMatchObject({ sealedAddress: null, addressHash: null });
    expect(await coordinator.refused(`/api/outside-watches/${id}/end`)).toBe('422 outside_watch.already_ended');
    await add(mail);
  });

  it.each([
    ['no form at all', undefined, undefined],
    ['a form', ONE_CLICK, 'application/x-www-form-urlencoded'],
    [
      'a form in parts',
      `--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n`,
      'multipart/form-data; boundary=x',
    ],
  ])('unsubscribes by one click out of a mail, with %s', async (_, body, type) => {
    const { id } = await add(aMail());
    const token = await tokenOf(id);
    expect(await unsubscribe(token, body, type)).toEqual({ status: 200, text: '{}' });
    expect(await shown(id)).toMatchObject({ address: null, ending: 'unsubscribed' });
    const entries = () =>
      office.storage.all(
        `SELECT e.seq FROM ledger_entries e JOIN entry_subjects s ON s.operation_id = e.operation_id AND s.seq = e.seq
          WHERE e.name = 'outside_watch.ended' AND s.subject_id = $1`,
        [id],
      );
    expect(await entries()).toHaveLength(1);
    expect(await unsubscribe(token, body, type)).toEqual({ status: 200, text: '{}' });
    expect(await entries()).toHaveLength(1);
  });

  it('is told the same for a token that is none, and nobody ends another’s', async () => {
    const { id } = await add(aMail());
    const other = await add(aMail());
    const [, hash] = (await tokenOf(other.id)).split('.');
    for (const token of [
      '',
      'x',
      `${id}.${String(hash)}`,
      `${id}.${'0'.repeat(64)}`,
      `${randomUUID()}.${String(hash)}`,
    ])
      expect(await unsubscribe(token)).toEqual({ status: 200, text: '{}' });
    expect((await shown(id)).endedAt).toBeNull();
    expect((await shown(other.id)).endedAt).toBeNull();
  });

  it('unsubscribes on a page in three languages, by its button and not by opening it', async () => {
    const { id } = await add(aMail());
    const token = await tokenOf(id);
    for (const [lang, words] of [
      ['en', 'Unsubscribe'],
      ['ar', 'إلغاء الاشتراك'],
      ['fr', 'Se désabonner'],
    ] as const) {
      const page = await (await fetch(`${office.url}/unsubscribe?token=${token}&lang=${lang}`)).text();
      expect(page).toContain(words);
      expect(page).toContain(`lang="${lang}"`);
    }
    const byBrowser = await fetch(`${office.url}/unsubscribe?token=${token}`, { headers: { 'accept-language': 'ar' } });
    expect(await byBrowser.text()).toContain('dir="rtl"');
    expect((await shown(id)).endedAt).toBeNull();
    const form = 'application/x-www-form-urlencoded';
    expect((await post(`/unsubscribe?token=${token}&lang=en`, '', form)).text).toContain('It is done');
    expect((await shown(id)).ending).toBe('unsubscribed');
    expect((await post(`/unsubscribe?token=none&lang=en`, '', form)).text).toContain('It is done');
  });

  it('takes a form in parts nowhere else', async () => {
    const answer = await post('/api/sessions', '--x--\r\n', 'multipart/form-data; boundary=x');
    expect(answer.status).toBe(415);
  });

  it.each([
    ['an address that is none', { channel: 'mail', email: 'nobody', language: 'en' }],
    ['a webhook without TLS', { channel: 'webhook', url: 'http://hooks.example.org/x', language: 'en' }],
    [
      'a webhook with a name in its address',
      { channel: 'webhook', url: 'https://a:b@hooks.example.org/', language: 'en' },
    ],
    ['a webhook that leads inside', { channel: 'webhook', url: 'https://0x7f.1/', language: 'en' }],
    ['a webhook as mail', { channel: 'mail', url: 'https://hooks.example.org/', language: 'en' }],
    ['a language that nobody is told in', { channel: 'mail', email: 'a@outside.invalid', language: 'xx' }],
  ])('is refused with %s, and nothing changes', async (_, wrong) => {
    const before = await coordinator.read('/api/outside-watches');
    expect(await coordinator.refused('/api/outside-watches', wrong)).toMatch(
      /^400 (request\.invalid|outside_watch\.address_refused)$/,
    );
    expect(await coordinator.read('/api/outside-watches')).toEqual(before);
  });
});
