import type { Storage } from '@corridor/storage/storage';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beginOffice, PASSPHRASE } from '../support/first-administrator';
import { Installation } from '../support/installation';
import { MailSink } from '../support/mail-sink';
import { Person } from '../support/person';

/** The process that sends mail: the worker, or the whole server where everything is in one. */
const senderOf = ({ isEmbedded }: Installation): string[] => [isEmbedded ? 'all' : 'worker'];

interface Duty {
  readonly installation: Installation;
  readonly operationId: string;
  readonly coordinator: Person;
}

/** An installation in which one person is on duty and gets a mail for each problem. */
async function onDuty(env: Readonly<Record<string, string>> = {}): Promise<Duty> {
  const installation = await Installation.make({ env });
  await installation.start();
  const url = (): string => installation.url();
  const { administrator, operationId } = await beginOffice(url, installation.token);
  const hire = async (name: string, role: string): Promise<Person> => {
    const body = { name, passphrase: PASSPHRASE, roles: [role], language: 'en', email: `${name}@people.invalid` };
    const { id } = await administrator.created('/api/accounts', body);
    return Person.signedIn(url, name, PASSPHRASE, String(id));
  };
  const coordinator = await hire('coordinator.one', 'coordinator');
  const duty = await hire('duty.one', 'duty_officer');
  await duty.created('/api/watches', { scope: 'operation', leastSeverity: 'attention' });
  return { installation, operationId, coordinator };
}

const anIncident = { kind: 'shelling', areWeAffected: 'unknown' };

const openHandlings = async (storage: Storage): Promise<number> =>
  Number((await storage.all(`SELECT COUNT(*) AS n FROM handlings WHERE done_at IS NULL`))[0]?.['n']);
const statesOfMails = async (storage: Storage): Promise<string[]> =>
  (await storage.all<{ state: string }>('SELECT state FROM deliveries ORDER BY seq')).map(({ state }) => state);

describe('a worker that is killed between commit and delivery', () => {
  it('tells of each command once, though it dies with the acknowledgement', async () => {
    const { installation, operationId, coordinator } = await onDuty();
    try {
      const rounds = 4;
      let owed = 0;
      for (let round = 0; round < rounds; round += 1) {
        await coordinator.created('/api/incidents', anIncident);
        await installation.kill(senderOf(installation));
        owed += await installation.open(openHandlings);
        await installation.start();
      }
      // Killed with the answer, it has hardly ever begun; were it always done, this would prove nothing.
      expect(owed).toBeGreaterThan(0);
      await installation.drain();
      await installation.stop();
      expect(await installation.open(statesOfMails)).toEqual(Array.from({ length: rounds }, () => 'sent'));
      expect(
        readdirSync(join(installation.dataDir, 'mail', operationId)).filter((file) => file.endsWith('.json')),
      ).toHaveLength(rounds);
      const inbox = await installation.open((storage) => storage.records('inboxMessages', ''));
      expect(new Set(inbox.map(({ seq }) => seq)).size).toBe(rounds);
      expect(inbox).toHaveLength(rounds);
    } finally {
      await installation.remove();
    }
  }, 400_000);

  describe('while it speaks with the mail server', () => {
    let sink: MailSink;
    let duty: Duty;

    beforeAll(async () => {
      sink = await MailSink.listen();
      duty = await onDuty({ SMTP_URL: sink.url });
    }, 60_000);

    afterAll(async () => {
      await duty.installation.remove();
      await sink.close();
    });

    /** Reports something, and kills the sender at the end of the message; `accepted` says what the mail server makes of it. */
    async function killedAtTheEndOfTheMessage({ accepted }: { accepted: boolean }): Promise<string> {
      const { installation, coordinator } = duty;
      sink.accepted.length = 0;
      const killed = new Promise<string>((heard, failed) => {
        sink.onMessage = async (id) => {
          sink.onMessage = () => Promise.resolve();
          await installation.kill(senderOf(installation)).catch(failed);
          heard(id);
          if (!accepted) throw new Error('the connection broke before the message was accepted');
        };
      });
      await coordinator.created('/api/incidents', anIncident, { commandId: randomUUID() });
      const id = await killed;
      await installation.start();
      const back = Date.now();
      await installation.drain();
      // A dead process's messages are taken over soon: somebody may be waiting for an alarm.
      expect(Date.now() - back).toBeLessThan(40_000);
      return id;
    }

    it('sends the message that was not accepted, once', async () => {
      const id = await killedAtTheEndOfTheMessage({ accepted: false });
      expect(sink.accepted).toEqual([id]);
    }, 400_000);

    it('may send again what was accepted before it could note so, under the same Message-ID', async () => {
      const id = await killedAtTheEndOfTheMessage({ accepted: true });
      expect(sink.accepted).toEqual([id, id]);
    }, 400_000);

    it('has sent everything, as its database says too', async () => {
      await duty.installation.stop();
      expect(await duty.installation.open(statesOfMails)).toEqual(['sent', 'sent']);
    });
  });
});
