import { readConfiguration } from '@corridor/platform/configuration';
import { aMessage } from '../../../../test/support/outgoing';
import { Receiver } from '../../../../test/support/receiver';
import type { OutgoingMessage } from './channel';
import { SmsOut } from './sms-out';

describe('a text to a telephone', () => {
  let gateway: Receiver;

  beforeEach(async () => {
    gateway = await Receiver.listen();
  });
  afterEach(() => gateway.close());

  const sending = (settings: Record<string, string> = {}, overrides: Partial<OutgoingMessage> = {}) =>
    new SmsOut(readConfiguration({ SMS_GATEWAY_URL: gateway.url, ...settings })).send(
      aMessage({ to: '+15550100', ...overrides }),
    );

  it('is handed to the gateway with our own id, and is sent, not delivered', async () => {
    expect(await sending({ SMS_GATEWAY_TOKEN: 'invented' })).toBe('sent');
    const [{ headers, body } = { headers: {}, body: '' }] = gateway.received;
    expect(headers).toMatchObject({ 'content-type': 'application/json', authorization: 'Bearer invented' });
    expect(JSON.parse(body)).toEqual({
      to: '+15550100',
      text: 'Left\n7K4M-PQ2',
      reference: aMessage().id,
    });
  });

  it("is in the reader's language", async () => {
    await sending({}, { language: 'ar', operationKind: 'exercise' });
    expect(JSON.parse(gateway.received[0]?.body ?? '')).toMatchObject({ text: 'تمرين: انطلاق\n7K4M-PQ2' });
  });

  it('speaks as the gateway wants: a form, its own names and headers, a sender', async () => {
    await sending({
      SMS_GATEWAY_BODY: 'form',
      SMS_GATEWAY_HEADERS: '{"X-Account":"seven"}',
      SMS_FIELD_TO: 'To',
      SMS_FIELD_TEXT: 'Body',
      SMS_FIELD_ID: 'ClientRef',
      SMS_FIELD_FROM: 'From',
      SMS_FROM: 'Base',
    });
    const [{ headers, body } = { headers: {}, body: '' }] = gateway.received;
    expect(headers).toMatchObject({ 'content-type': 'application/x-www-form-urlencoded', 'x-account': 'seven' });
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      To: '+15550100',
      Body: 'Left\n7K4M-PQ2',
      ClientRef: aMessage().id,
      From: 'Base',
    });
    expect(body).toContain('To=%2B15550100');
  });

  it.each([
    [400, 'final'],
    // A gateway that does not let us in, or is not where we look, says nothing about the number.
    [401, 'unreachable'],
    [404, 'unreachable'],
    [429, 'passing'],
    [502, 'passing'],
  ] as const)('may be refused with %i: %s', async (status, kind) => {
    gateway.answering = (_request, response) => response.writeHead(status).end('{"error":"+15550100 is unknown"}');
    const failure: unknown = await sending().catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'DeliveryRefused', code: `sms_refused_${String(status)}`, kind });
    expect((failure as Error).message).not.toContain('555');
  });

  it('has one id however often it is sent, so that the gateway can tell', async () => {
    await sending();
    await sending();
    const ids = gateway.received.map(({ body }) => (JSON.parse(body) as { reference: string }).reference);
    expect(ids).toEqual([aMessage().id, aMessage().id]);
  });

  it.each(['', '5550100', '00155501000', '+0155501000', '+1555 0100', '+1555010a', `+${'1'.repeat(16)}`])(
    'goes to no %j, which is no number that is the same everywhere',
    async (to) => {
      await expect(sending({}, { to })).rejects.toMatchObject({ code: 'sms_bad_number', kind: 'final' });
      expect(gateway.connections).toBe(0);
    },
  );

  it('goes nowhere without a gateway', async () => {
    const out = new SmsOut(readConfiguration({}));
    await expect(out.send(aMessage({ to: '+15550100' }))).rejects.toMatchObject({
      code: 'sms_not_configured',
      kind: 'final',
    });
  });

  it('follows the gateway nowhere', async () => {
    const elsewhere = await Receiver.listen();
    gateway.answering = (_request, response) => response.writeHead(307, { location: elsewhere.url }).end();
    await expect(sending()).rejects.toMatchObject({ code: 'sms_redirect', kind: expect.not.stringMatching('final') });
    expect(elsewhere.connections).toBe(0);
    await elsewhere.close();
  });
});
