import { once } from 'node:events';
import { connect } from 'node:net';
import { Deliveries } from '@corridor/storage/notifications/deliveries';
import { importFacts } from './support/main-job';
import { MailSink } from './support/mail-sink';
import { Office } from './support/office';

/** Told to stop, the office puts down what it has in hand before it shuts its books. */
describe('a shutdown in the middle of work', () => {
  it('lets a message that is being sent be noted as sent', async () => {
    const sink = await MailSink.listen();
    const office = await Office.open({ SMTP_URL: sink.url });
    const coordinator = await office.person('coordinator');
    const duty = await office.person('duty_officer');
    await duty.created('/api/watches', { scope: 'operation', leastSeverity: 'info' });
    const begun = new Promise<void>((read) => {
      sink.onMessage = async () => {
        read();
        await new Promise((later) => setTimeout(later, 1_500));
      };
    });
    const noted = jest.spyOn(office.app.get(Deliveries), 'note');
    await importFacts(coordinator);
    await coordinator.created('/api/incidents', { kind: 'fire', areWeAffected: 'no' });
    await begun;
    await office.close();
    await sink.close();
    expect(sink.accepted).toHaveLength(1);
    expect(noted.mock.calls.map(([{ state }]) => state)).toEqual(['sent']);
    await expect(noted.mock.results[0]?.value).resolves.toBeUndefined();
  }, 60_000);

  it('does not wait for a connection on which nobody ever asked', async () => {
    const office = await Office.open();
    const silent = connect(Number(new URL(office.url).port), '127.0.0.1');
    await once(silent, 'connect');
    const ended = once(silent, 'close');
    await office.close();
    await ended;
  }, 45_000);
});
