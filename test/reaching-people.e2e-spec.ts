import { Digests } from '@corridor/storage/notifications/digests';
import { Webhook } from 'standardwebhooks';
import { importFacts, operationNow, planConvoy } from './support/main-job';
import { Office } from './support/office';
import type { Person } from './support/person';
import { Receiver } from './support/receiver';
import { ScriptedMail } from './support/scripted-mail';

interface Shown {
  readonly id: string;
  readonly channel: string;
  readonly state: string;
  readonly event: string;
  readonly recipient: string | null;
}

let mail: ScriptedMail;
let gateway: Receiver;
let hooks: Receiver;
let office: Office;
let coordinator: Person;

beforeAll(async () => {
  [mail, gateway, hooks] = await Promise.all([ScriptedMail.listen(), Receiver.listen(), Receiver.listen()]);
  office = await Office.open({
    SMTP_URL: `smtp://127.0.0.1:${String(mail.port)}`,
    SMS_GATEWAY_URL: gateway.url,
    OUTGOING_ALLOWED_HOSTS: hooks.hostAndPort,
    PUBLIC_URL: 'https://office.invalid',
  });
  coordinator = await office.person('coordinator');
}, 60_000);

afterAll(async () => {
  await office.close();
  await Promise.all([mail.close(), gateway.close(), hooks.close()]);
});

const deliveries = async (): Promise<Shown[]> => (await office.administrator.read('/api/deliveries?limit=200')).items;
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((later) => setTimeout(later, 50));
};

// First: the others push the clock, and a receiver takes no signature from the future.
describe('a report that is released', () => {
  it('is told to every address outside, once, and to none that has ended', async () => {
    const add = (body: object): Promise<{ id: string; secret: string | null }> =>
      coordinator.created('/api/outside-watches', body) as never;
    const address = (n: number): string => `desk.${String(n)}@outside.invalid`;
    const watches: string[] = [];
    for (let n = 0; n < 4; n += 1) watches.push((await add({ channel: 'mail', email: address(n), language: 'fr' })).id);
    const { secret } = await add({ channel: 'webhook', url: hooks.url, language: 'en' });
    await coordinator.created(`/api/outside-watches/${String(watches[3])}/end`);
    mail.accepted.length = 0;

    const today = (await operationNow(coordinator)).slice(0, 10);
    const { id } = await coordinator.created('/api/reports', {
      periodFrom: `${today.slice(0, 7)}-01`,
      periodTo: today,
    });
    const { sha256 } = await coordinator.read(`/api/reports/${String(id)}`);
    await coordinator.created(`/api/reports/${String(id)}/release`, { seenSha256: sha256 });
    await office.drain();

    const outside = mail.accepted.filter(({ to }) => to.endsWith('@outside.invalid'));
    expect(outside.map(({ to }) => to).sort()).toEqual([0, 1, 2].map(address));
    expect(new Set(outside.map((each) => each.id)).size).toBe(3);
    expect(hooks.received).toHaveLength(1);
    const { body, headers } = hooks.received[0] ?? { body: '', headers: {} };
    expect(new Webhook(secret ?? '').verify(body, headers as Record<string, string>)).toMatchObject({
      type: 'report.released',
      data: { reference: expect.stringMatching(/^R-/), severity: 'info' },
    });
    const told = (await deliveries()).filter(
      ({ event, recipient }) => event === 'report.released' && recipient === null,
    );
    expect(told.map(({ channel, state }) => `${channel} ${state}`).sort()).toEqual([
      'mail sent',
      'mail sent',
      'mail sent',
      'webhook delivered',
    ]);
  });
});

describe('an alarm', () => {
  let duty: Person;

  beforeAll(async () => {
    duty = await office.person('duty_officer');
    await duty.created('/api/watches', { scope: 'operation', leastSeverity: 'attention' });
    const routes = [
      { channel: 'mail', address: 'duty@people.invalid', canWake: false, waitMinutes: 10 },
      { channel: 'sms', address: '+15550100', canWake: true, waitMinutes: 5 },
    ];
    await duty.created('/api/contact-routes', { routes });
  });

  const alarm = async (): Promise<void> => {
    const { id } = await planConvoy(coordinator, await importFacts(coordinator));
    await coordinator.created(`/api/convoys/${id}/problems`, { occurredAt: await operationNow(coordinator) });
  };
  const ways = async (): Promise<string[]> =>
    (await deliveries())
      .filter(({ recipient, event }) => recipient === duty.name && event === 'convoy.problem_reported')
      .map(({ channel, state }) => `${channel} ${state}`)
      .sort();

  it('goes the first way at once, and the next where nobody says to have seen it', async () => {
    await alarm();
    await until(() => mail.accepted.some(({ to }) => to === 'duty@people.invalid'));
    expect(gateway.received).toEqual([]);
    expect(await ways()).toEqual(['mail sent', 'sms pending']);
    office.clock.push(11);
    await until(() => gateway.received.length > 0);
    expect(JSON.parse(gateway.received[0]?.body ?? '')).toMatchObject({ to: '+15550100' });
    expect(gateway.received[0]?.body).not.toMatch(/Ghouta|invented/);
    await office.drain();
    expect(await ways()).toEqual(['mail sent', 'sms sent']);
  });

  it('goes no other way once its reader has seen it', async () => {
    gateway.received.length = 0;
    mail.accepted.length = 0;
    await alarm();
    await until(() => mail.accepted.some(({ to }) => to === 'duty@people.invalid'));
    const { items } = await duty.read('/api/notifications');
    const seen = (items as { id: string; event: string; acknowledgedAt: string | null }[]).find(
      ({ event, acknowledgedAt }) => event === 'convoy.problem_reported' && acknowledgedAt === null,
    );
    expect((await duty.send('POST', `/api/notifications/${String(seen?.id)}/acknowledgement`)).status).toBe(204);
    office.clock.push(11);
    await office.drain();
    expect(gateway.received).toEqual([]);
    expect((await ways()).filter((way) => way.startsWith('sms'))).toEqual(['sms not_needed', 'sms sent']);
  });

  it('goes the next way at once where the first cannot arrive', async () => {
    gateway.received.length = 0;
    mail.script = { ...mail.script, recipient: (to) => (to === 'duty@people.invalid' ? 550 : 250) };
    await alarm();
    await until(() => gateway.received.length > 0);
    mail.script = { ...mail.script, recipient: () => 250 };
    expect(await ways()).toContain('mail failed');
  });
});

describe('what somebody has gathered for them', () => {
  it('comes in one message when their digest is due, and stands in their inbox then', async () => {
    const reader = await office.person('medical_reviewer');
    await reader.created('/api/watches', { scope: 'operation', leastSeverity: 'info', timing: 'hourly' });
    mail.accepted.length = 0;
    for (let n = 0; n < 3; n += 1) await coordinator.created('/api/incidents', { kind: 'fire', areWeAffected: 'no' });
    await office.drain();
    const inbox = async (): Promise<{ event: string }[]> => (await reader.read('/api/notifications')).items;
    expect(await inbox()).toEqual([]);
    const digests = office.app.get(Digests);
    office.clock.push(61);
    // Two processes at once tell it once.
    await Promise.all([digests.send(), digests.send()]);
    await digests.send();
    await office.drain();
    expect((await inbox()).map(({ event }) => event)).toEqual(Array.from({ length: 3 }, () => 'incident.reported'));
    const theirs = (await deliveries()).filter(({ recipient }) => recipient === reader.name);
    expect(theirs.map(({ event, state }) => [event, state])).toEqual([['digest', 'sent']]);
    expect(mail.accepted.filter(({ id }) => id === theirs[0]?.id)).toHaveLength(1);
  });
});
