import { Deliveries } from '@corridor/storage/notifications/deliveries';
import { setTimeout as sleep } from 'node:timers/promises';
import { MailSink } from '../support/mail-sink';
import { Office } from '../support/office';
import type { Person } from '../support/person';

describe('a mail server', () => {
  let sink: MailSink;
  let office: Office;
  let coordinator: Person;

  beforeAll(async () => {
    sink = await MailSink.listen();
    office = await Office.open({ SMTP_URL: sink.url });
    coordinator = await office.person('coordinator');
    const duty = await office.person('duty_officer');
    await duty.created('/api/watches', { scope: 'operation', leastSeverity: 'attention' });
  }, 60_000);

  afterAll(async () => {
    await office.close();
    await sink.close();
  });

  const report = (): Promise<unknown> => coordinator.created('/api/incidents', { kind: 'fire', areWeAffected: 'no' });

  it('is spoken with over a few connections, however many messages there are', async () => {
    await Promise.all(Array.from({ length: 40 }, report));
    await office.drain();
    expect(new Set(sink.accepted).size).toBe(40);
    expect(sink.connections).toBeLessThan(10);
  }, 60_000);

  it('that takes its time gets the message once: nobody else sends it meanwhile', async () => {
    sink.accepted.length = 0;
    let id = '';
    const arrived = new Promise<void>((heard) => {
      sink.onMessage = async (messageId) => {
        sink.onMessage = () => Promise.resolve();
        id = messageId.split('@')[0] ?? '';
        heard();
        await sleep(12_000); // longer than the lease of a process that says nothing
      };
    });
    await report();
    await arrived;
    await sleep(11_000);
    expect(await office.app.get(Deliveries).claim([id], 1)).toEqual([]);
    await office.drain();
    expect(sink.accepted).toHaveLength(1);
  }, 60_000);
});
