import { Office } from './support/office';
import type { Person } from './support/person';
import { ScriptedMail } from './support/scripted-mail';

const anIncident = { kind: 'fire', areWeAffected: 'no' };

interface Shown {
  readonly id: string;
  readonly state: string;
  readonly attempts: number;
  readonly errorCode: string | null;
  readonly recipient: string;
}

describe('a message that does not arrive', () => {
  let mail: ScriptedMail;
  let office: Office;
  let coordinator: Person;
  let bystander: Person;
  let duty: Person;

  beforeAll(async () => {
    mail = await ScriptedMail.listen();
    office = await Office.open({ SMTP_URL: `smtp://127.0.0.1:${String(mail.port)}` });
    coordinator = await office.person('coordinator');
    bystander = await office.person('logistics');
    duty = await office.person('duty_officer');
    await duty.created('/api/watches', { scope: 'operation', leastSeverity: 'attention' });
  }, 60_000);

  afterAll(async () => {
    await office.close();
    await mail.close();
  });

  const undelivered = async (person: Person): Promise<Shown[]> =>
    (await person.read('/api/deliveries/undelivered')).items as Shown[];
  const all = async (): Promise<Shown[]> => (await office.administrator.read('/api/deliveries')).items as Shown[];

  it('for good is given up at once, with the reason, and stands before whom it concerns', async () => {
    mail.script = { ...mail.script, recipient: () => 550 };
    await coordinator.created('/api/incidents', anIncident);
    await office.drain();
    const failed = { state: 'failed', attempts: 1, errorCode: 'smtp_550', recipient: duty.name };
    for (const person of [duty, coordinator, office.administrator])
      expect(await undelivered(person)).toEqual([expect.objectContaining(failed)]);
    expect(await undelivered(bystander)).toEqual([]);
    expect(mail.accepted).toEqual([]);
  });

  it('is sent again by one of those, and by nobody else', async () => {
    const [message] = await undelivered(duty);
    const path = `/api/deliveries/${String(message?.id)}/again`;
    mail.script = { ...mail.script, recipient: () => 250 };
    expect(await bystander.send('POST', path)).toMatchObject({ status: 404, body: { code: 'delivery.unknown' } });
    expect((await coordinator.send('POST', path)).status).toBe(204);
    await office.drain();
    expect(await undelivered(duty)).toEqual([]);
    expect(mail.accepted.map(({ id }) => id)).toEqual([message?.id]);
    expect(await coordinator.send('POST', path)).toMatchObject({ status: 404, body: { code: 'delivery.unknown' } });
  });

  it('for now is tried again by itself, under the same id', async () => {
    let refusals = 3;
    mail.accepted.length = 0;
    mail.script = { ...mail.script, message: () => ((refusals -= 1) >= 0 ? 451 : 250) };
    await coordinator.created('/api/incidents', anIncident);
    await office.drain();
    expect(mail.accepted).toHaveLength(1);
    expect((await all())[0]).toMatchObject({ state: 'sent', attempts: 4, errorCode: null });
  });

  it('is left where it is while nobody answers, and goes when somebody does', async () => {
    const { port } = mail;
    await mail.close();
    const before = (await all()).length;
    const failed = async (): Promise<boolean> => {
      const shown = await all();
      return shown.length > before && shown[0]?.errorCode !== null;
    };
    await coordinator.created('/api/incidents', anIncident);
    while (!(await failed())) await new Promise((later) => setTimeout(later, 50));
    expect((await all())[0]).toMatchObject({
      state: 'pending',
      errorCode: expect.stringMatching(/^smtp_e|unreachable/),
    });
    expect(await undelivered(duty)).toEqual([]);
    mail = await ScriptedMail.listen(port);
    await office.drain();
    expect(mail.accepted).toHaveLength(1);
    expect((await all())[0]).toMatchObject({ state: 'sent', errorCode: null });
  });

  it('counts as seen when its reader says so in the inbox', async () => {
    const { items } = await duty.read('/api/notifications');
    const [newest] = items as { id: string }[];
    const path = `/api/notifications/${String(newest?.id)}/acknowledgement`;
    // Somebody else's word about it is nobody's.
    expect((await coordinator.send('POST', path)).status).toBe(204);
    expect((await duty.read('/api/notifications')).items[0]).toMatchObject({ acknowledgedAt: null, readAt: null });
    expect((await duty.send('POST', path)).status).toBe(204);
    expect((await duty.read('/api/notifications')).items[0]).toMatchObject({
      acknowledgedAt: expect.any(String),
      readAt: expect.any(String),
    });
    expect((await all())[0]).toMatchObject({ state: 'acknowledged' });
  });

  it('is listed by state, page by page, without one twice', async () => {
    const first = await office.administrator.read('/api/deliveries?limit=2');
    const rest = await office.administrator.read(`/api/deliveries?limit=200&after=${String(first.nextCursor)}`);
    const ids = [...first.items, ...rest.items].map(({ id }: Shown) => id);
    expect(ids).toEqual((await all()).map(({ id }) => id));
    expect(new Set(ids).size).toBe(3);
    expect((await office.administrator.read('/api/deliveries?state=failed')).items).toEqual([]);
    expect((await office.administrator.send('GET', '/api/deliveries?state=lost')).status).toBe(400);
  });
});
