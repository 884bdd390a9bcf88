import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { importFacts, planConvoy } from './support/main-job';
import { Office } from './support/office';

/** A mail server that turns the first messages away for a while, and takes the rest. */
function aMailServer(passingRefusals: number): { server: SMTPServer; raw: string[] } {
  const raw: string[] = [];
  let refused = 0;
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refused < passingRefusals) {
          refused += 1;
          done(Object.assign(new Error('try later'), { responseCode: 451 }));
          return;
        }
        raw.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
  });
  return { server, raw };
}

describe('mail over a server', () => {
  const { server, raw } = aMailServer(2);
  let office: Office;

  beforeAll(async () => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.server.address() as AddressInfo;
    office = await Office.open({ SMTP_URL: `smtp://127.0.0.1:${String(port)}`, PUBLIC_URL: 'https://office.invalid' });
  }, 60_000);

  afterAll(async () => {
    await office.close();
    await new Promise<void>((closed) => server.close(closed));
  });

  it('arrives once, after passing refusals, with an id of its own and nothing that names a place', async () => {
    const coordinator = await office.person('coordinator');
    const duty = await office.person('duty_officer');
    await duty.created('/api/watches', { scope: 'operation', leastSeverity: 'info' });
    const area = await importFacts(coordinator);
    const { id } = await planConvoy(coordinator, area);
    const { reference } = await coordinator.read(`/api/convoys/${id}`);
    await office.drain();

    expect(raw).toHaveLength(1);
    const mail = await simpleParser(raw[0] ?? '');
    expect(mail.subject).toContain(reference);
    expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@/);
    expect(`${mail.subject ?? ''} ${mail.text ?? ''} ${String(mail.html)}`).not.toMatch(/Ghouta|Crossing|Hospital/);
    const { items } = await office.administrator.read('/api/deliveries');
    expect(items).toEqual([expect.objectContaining({ state: 'sent', errorCode: null, recipient: duty.name })]);
    expect(items[0].attempts).toBeGreaterThan(1);
  }, 60_000);
});
