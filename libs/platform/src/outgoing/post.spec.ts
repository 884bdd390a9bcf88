import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Receiver } from '../../../../test/support/receiver';
import { type Limits, post } from './post';
import { operatorsTarget, parseTarget } from './target';

const sent = { body: '{"type":"convoy.arrived"}', headers: { 'content-type': 'application/json' } };
const quick: Partial<Limits> = { connectMs: 500, wholeMs: 700 };

describe('a post to somebody', () => {
  let receiver: Receiver;

  beforeEach(async () => {
    receiver = await Receiver.listen();
  });
  afterEach(() => receiver.close());

  const posting = (limits: Partial<Limits> = quick) => post(operatorsTarget(receiver.url), sent, { limits });

  it('arrives as it is', async () => {
    expect(await posting()).toEqual({ status: 204, retryAfterMs: null });
    expect(receiver.received).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/in',
        body: sent.body,
        headers: expect.objectContaining({ 'content-type': 'application/json', host: receiver.hostAndPort }),
      }),
    ]);
  });

  it.each([
    [400, true],
    [401, true],
    [404, true],
    [410, true],
    [408, false],
    [425, false],
    [429, false],
    [500, false],
    [503, false],
  ])('is refused with %i, for good: %j', async (status, isFinal) => {
    receiver.answering = (_request, response) => response.writeHead(status, { 'retry-after': '7' }).end('no');
    await expect(posting()).rejects.toMatchObject({
      reason: `refused_${String(status)}`,
      isFinal,
      retryAfterMs: 7_000,
    });
  });

  it.each([
    [301, true],
    [302, false],
    [303, false],
    [307, false],
    [308, true],
  ])('follows no %i, least of all to a private address', async (status, isFinal) => {
    const inside = await Receiver.listen();
    receiver.answering = (_request, response) => response.writeHead(status, { location: inside.url }).end();
    await expect(posting()).rejects.toMatchObject({ reason: 'redirect', isFinal });
    expect([receiver.connections, inside.connections]).toEqual([1, 0]);
    await inside.close();
  });

  it('counts once its first lines say yes, however slowly the rest drips', async () => {
    let dripping: NodeJS.Timeout | undefined;
    receiver.answering = (_request, response) => {
      response.writeHead(200);
      dripping = setInterval(() => response.write('.'), 20);
    };
    const began = Date.now();
    expect(await posting()).toMatchObject({ status: 200 });
    clearInterval(dripping);
    expect(Date.now() - began).toBeLessThan(3_000);
  });

  it('reads no further than 16 KiB of an answer without end', async () => {
    let written = 0;
    const cut = new Promise<void>((done) => {
      receiver.answering = (_request, response) => {
        const pour = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(1024))) written += 1024;
        };
        response.on('drain', pour).on('close', done);
        pour();
      };
    });
    expect(await posting({ wholeMs: 20_000 })).toMatchObject({ status: 200 });
    await cut;
    expect(written).toBeLessThan(20_000_000);
  });

  it('is too large before anybody is asked', async () => {
    await expect(post(operatorsTarget(receiver.url), { ...sent, body: 'ü'.repeat(10_241) })).rejects.toMatchObject({
      reason: 'too_large',
      isFinal: true,
    });
    expect(receiver.connections).toBe(0);
  });

  it('is no connection that is kept', async () => {
    await posting();
    await posting();
    expect(receiver.connections).toBe(2);
  });
});

describe('a post to what does not speak HTTP well', () => {
  const open = new Set<Socket>();
  let server: Server;
  let speak: (socket: Socket) => void;

  beforeEach(async () => {
    server = createServer((socket) => {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => speak(socket));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  });
  afterEach(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((closed) => server.close(closed));
  });

  const url = (scheme = 'http'): string => `${scheme}://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const failing = (limits: Partial<Limits> = quick) => post(operatorsTarget(url()), sent, { limits });

  it.each<[string, (socket: Socket) => void, string]>([
    ['says nothing', () => undefined, 'timeout'],
    ['drips its first lines', (socket) => dripping(socket, 'HTTP/1.1 200 OK\r\nX-Slow: '), 'timeout'],
    ['says "go on" for ever', (socket) => dripping(socket, 'HTTP/1.1 100 Continue\r\n\r\n', 50), 'timeout'],
    ['hangs up', (socket) => socket.end(), 'connect_failed'],
    ['breaks the line', (socket) => socket.resetAndDestroy(), 'connect_failed'],
    ['is no web server', (socket) => socket.write('220 mail.example ESMTP\r\n'), 'bad_answer'],
    [
      'has one huge header',
      (socket) => socket.write(`HTTP/1.1 200 OK\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`),
      'bad_answer',
    ],
    [
      'has headers without end',
      (socket) => socket.write(`HTTP/1.1 200 OK\r\n${'X-Header: y\r\n'.repeat(5_000)}`),
      'bad_answer',
    ],
    [
      'changes the protocol',
      (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n'),
      'bad_answer',
    ],
  ])('fails for now where it %s', async (_what, speaking, reason) => {
    speak = speaking;
    await expect(failing()).rejects.toMatchObject({ reason, isFinal: false });
  });

  it('fails where TLS is asked of what has none', async () => {
    speak = (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    const failure = post(operatorsTarget(url('https')), sent, { limits: quick });
    await expect(failure).rejects.toMatchObject({ reason: 'tls', isFinal: false });
  });

  it('fails where TLS never comes about', async () => {
    speak = () => undefined;
    const failure = post(operatorsTarget(url('https')), sent, { limits: { connectMs: 200, wholeMs: 20_000 } });
    await expect(failure).rejects.toMatchObject({ reason: 'timeout', isFinal: false });
  });

  it('fails where nobody listens', async () => {
    const target = operatorsTarget(url());
    await new Promise((closed) => server.close(closed));
    await expect(post(target, sent, { limits: quick })).rejects.toMatchObject({
      reason: 'connect_failed',
      isFinal: false,
    });
    server.listen(0, '127.0.0.1');
  });
});

const dripping = (socket: Socket, text: string, times = 1): void => {
  socket.write(text.repeat(times));
  const drip = setInterval(() => socket.write(times === 1 ? '.' : text), 20);
  socket.on('close', () => clearInterval(drip));
};

describe('a name that leads elsewhere the second time', () => {
  /** In the public range, and given out to nobody: nothing answers there. */
  const NOBODYS = '2e00::1';

  it('is asked once, and the connection stays with the first answer', async () => {
    const inside = await Receiver.listen();
    const answers = [[NOBODYS], ['127.0.0.1']];
    const lookUp = jest.fn(() => Promise.resolve(answers.shift() ?? ['127.0.0.1']));
    const target = parseTarget(`https://rebind.example.org:${String(inside.port)}/`, new Set());
    await expect(post(target, sent, { lookUp, limits: quick })).rejects.toMatchObject({
      reason: expect.stringMatching(/^(connect_failed|timeout)$/),
    });
    expect(lookUp).toHaveBeenCalledTimes(1);
    expect(inside.connections).toBe(0);

    // The next try looks anew, sees the private address, and does not go there either.
    await expect(post(target, sent, { lookUp, limits: quick })).rejects.toMatchObject({ reason: 'target_private' });
    expect(inside.connections).toBe(0);
    await inside.close();
  });

  it('goes where the look-up said, and nowhere else', async () => {
    const receiver = await Receiver.listen();
    const target = parseTarget(
      `http://receiver.lan:${String(receiver.port)}/`,
      new Set([`receiver.lan:${String(receiver.port)}`]),
    );
    await post(target, sent, { lookUp: () => Promise.resolve(['127.0.0.1']), limits: quick });
    expect(receiver.received[0]?.headers.host).toBe(`receiver.lan:${String(receiver.port)}`);
    await receiver.close();
  });

  it('is left behind when nobody answers for it', async () => {
    const lookUp = (): Promise<string[]> => new Promise(() => undefined);
    const target = parseTarget('https://slow.example.org/', new Set());
    await expect(post(target, sent, { lookUp, limits: { wholeMs: 100 } })).rejects.toMatchObject({ reason: 'timeout' });
  });
});
