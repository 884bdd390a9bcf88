import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/** Requests to send over connections that stay open, each with a new Idempotency-Key. */
export interface Load {
  readonly port: number;
  readonly path: string;
  readonly body: string;
  /** Dealt out over the connections. */
  readonly cookies: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

export interface Outcome {
  readonly perSecond: number;
  readonly medianMs: number;
}

/*
 * A process of its own that speaks HTTP/1.1 by hand: a general client would take more of two cores than either server,
 * and hide their difference.
 */
process.on('message', (load: Load) => {
  run(load).then(
    (outcome) => process.send?.({ outcome }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});

async function run(load: Load): Promise<Outcome> {
  const began = process.hrtime.bigint();
  const endsAt = Date.now() + load.seconds * 1000;
  const perConnection = await Promise.all(
    Array.from({ length: load.connections }, (_, i) =>
      keepAsking(load, load.cookies[i % load.cookies.length] ?? '', endsAt),
    ),
  );
  const took = Number(process.hrtime.bigint() - began) / 1e9;
  const latencies = perConnection.flat().sort((a, b) => a - b);
  return { perSecond: latencies.length / took, medianMs: latencies[latencies.length >> 1] ?? NaN };
}

/** One connection: the next request leaves when the answer to the last is whole. Answers each latency in milliseconds. */
function keepAsking({ port, path, body }: Load, cookie: string, endsAt: number): Promise<number[]> {
  const before = `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${String(port)}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: ${String(Buffer.byteLength(body))}\r\nidempotency-key: `;
  return new Promise((done, failed) => {
    const latencies: number[] = [];
    let sentAt = 0n;
    let heard = '';
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const ask = (): void => {
      sentAt = process.hrtime.bigint();
      socket.write(`${before}${randomUUID()}\r\n\r\n${body}`);
    };
    socket.setEncoding('latin1');
    socket.on('connect', ask);
    socket.on('error', failed);
    socket.on('close', () => failed(new Error('the server closed a connection')));
    socket.on('data', (part: string) => {
      heard += part;
      if (!isWhole(heard)) return;
      if (!heard.startsWith('HTTP/1.1 201')) return void socket.destroy(new Error(heard));
      heard = '';
      latencies.push(Number(process.hrtime.bigint() - sentAt) / 1e6);
      if (Date.now() < endsAt) return ask();
      socket.removeAllListeners('close');
      socket.destroy();
      done(latencies);
    });
  });
}

function isWhole(answer: string): boolean {
  const bodyAt = answer.indexOf('\r\n\r\n') + 4;
  if (bodyAt < 4) return false;
  const length = /content-length: (\d+)/i.exec(answer.slice(0, bodyAt))?.[1];
  if (length === undefined) throw new Error(`an answer without a length: ${answer.slice(0, bodyAt)}`);
  return answer.length >= bodyAt + Number(length);
}
