import { Clock } from '@corridor/platform/clock';
import { readConfiguration } from '@corridor/platform/configuration';
import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { hostileAddresses } from '../../../../test/support/hostile-addresses';
import { aMessage } from '../../../../test/support/outgoing';
import { Receiver } from '../../../../test/support/receiver';
import type { OutgoingMessage } from './channel';
import { WebhookOut } from './webhook-out';

const secretOf = (letter: string): string => `whsec_${Buffer.from(letter.repeat(24)).toString('base64')}`;
const [current, former, foreign] = [secretOf('a'), secretOf('b'), secretOf('c')];

describe('a webhook', () => {
  let receiver: Receiver;
  let out: WebhookOut;

  beforeEach(async () => {
    receiver = await Receiver.listen();
    out = new WebhookOut(readConfiguration({ OUTGOING_ALLOWED_HOSTS: receiver.hostAndPort }), new Clock());
  });
  afterEach(() => receiver.close());

  const sending = (overrides: Partial<OutgoingMessage> = {}) =>
    out.send(aMessage({ to: receiver.url, secrets: [current], ...overrides }));
  const arrived = () => {
    const [received] = receiver.received.slice(-1);
    if (!received) throw new Error('nothing arrived');
    return { body: received.body, headers: received.headers as Record<string, string> };
  };

  it('says what kind of thing, the reference, and nothing of a person, a place or an hour', async () => {
    const before = Date.now();
    expect(await sending()).toBe('delivered');
    const { body } = arrived();
    const { timestamp, ...rest } = JSON.parse(body) as { timestamp: string };
    expect(rest).toEqual({
      type: 'convoy.departed',
      data: {
        id: '0c3f6f3e-58a1-5d0e-9d2f-2f1f6e3b7a55',
        reference: '7K4M-PQ2',
        severity: 'attention',
        operation: 'live',
      },
    });
    // The hour of the sending, which the receiver knows by itself.
    expect(Date.parse(timestamp)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(timestamp)).toBeLessThanOrEqual(Date.now());
  });

  it('is believed by who holds the secret, and by nobody who holds another', async () => {
    await sending();
    const { body, headers } = arrived();
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': aMessage().id });
    expect(new Webhook(current).verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(foreign).verify(body, headers)).toThrow('No matching signature');
    expect(() => new Webhook(current).verify(body.replace('live', 'exercise'), headers)).toThrow('No matching');
    expect(() => new Webhook(current).verify(body, { ...headers, 'webhook-id': 'another' })).toThrow('No matching');
  });

  it('is signed as the standard says: HMAC-SHA256 of id, second and body', async () => {
    await sending();
    const { body, headers } = arrived();
    const signed = `${aMessage().id}.${headers['webhook-timestamp'] ?? ''}.${body}`;
    const hmac = createHmac('sha256', 'a'.repeat(24)).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${hmac}`);
    expect(headers['webhook-timestamp']).toMatch(/^\d{10}$/);
  });

  it('is believed with the former secret too while one replaces the other', async () => {
    await sending({ secrets: [current, former] });
    const { body, headers } = arrived();
    expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
    for (const secret of [current, former]) expect(new Webhook(secret).verify(body, headers)).toBeDefined();
    expect(() => new Webhook(foreign).verify(body, headers)).toThrow('No matching signature');
  });

  it('has one id however often it is sent, so that a repeat can be told', async () => {
    receiver.answering = (_request, response) => response.writeHead(503, { 'retry-after': '30' }).end();
    await expect(sending()).rejects.toMatchObject({
      code: 'webhook_refused_503',
      kind: expect.not.stringMatching('final'),
      retryAfterMs: 30_000,
    });
    receiver.answering = (_request, response) => response.writeHead(202).end();
    await sending();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([aMessage().id, aMessage().id]);
  });

  it('never goes out unsigned', async () => {
    for (const secrets of [[], [''], ['whsec_'], ['whsec_not base64!'], [current, 'whsec_']]) {
      await expect(sending({ secrets })).rejects.toMatchObject({ code: 'webhook_not_signed', kind: 'final' });
    }
    expect(receiver.connections).toBe(0);
  });

  it('is given up where the receiver is gone', async () => {
    receiver.answering = (_request, response) => response.writeHead(410).end();
    await expect(sending()).rejects.toMatchObject({ code: 'webhook_refused_410', kind: 'final', retryAfterMs: null });
  });

  it('goes to no hostile address, and its refusal does not repeat the address', async () => {
    for (const { reason, addresses } of hostileAddresses) {
      for (const to of addresses) {
        const failure: unknown = await sending({ to }).catch((error: unknown) => error);
        expect(failure).toMatchObject({ name: 'DeliveryRefused', code: `webhook_${reason}`, kind: 'final' });
        expect((failure as Error).message).toBe(`webhook_${reason}`);
      }
    }
  });
});
