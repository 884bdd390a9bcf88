import { type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { OutgoingFailed } from './outgoing-failed';
import { type LookUp, resolveTarget } from './resolve';
import { retryAfterMs } from './retry-after';
import type { Target } from './target';

/** A receiver's word that it took what was sent. */
export interface Answer {
  readonly status: number;
  /** How long it asks us to leave it alone, in milliseconds; null where it does not say. */
  readonly retryAfterMs: number | null;
}

interface Sent {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Limits {
  /** Until the connection stands, TLS included (milliseconds). */
  readonly connectMs: number;
  /** From the look-up of the name to the end of the answer (milliseconds). */
  readonly wholeMs: number;
  readonly requestBytes: number;
  /** So much of an answer is read, then the line is cut. The same holds for its headers, by themselves. */
  readonly answerBytes: number;
}

const LIMITS: Limits = { connectMs: 5_000, wholeMs: 15_000, requestBytes: 20_480, answerBytes: 16_384 };

/** What a test may set: how names are looked up, and how long is long. */
interface Means {
  readonly lookUp?: LookUp;
  readonly limits?: Partial<Limits>;
}

/**
 * Posts once, to one of the addresses that were judged, and follows nothing. Resolves when the receiver took it (2xx);
 * throws OutgoingFailed with a reason else. What the answer says beyond its first lines is not kept.
 */
export async function post(target: Target, sent: Sent, means: Means = {}): Promise<Answer> {
  const limits = { ...LIMITS, ...means.limits };
  if (Buffer.byteLength(sent.body) > limits.requestBytes) throw new OutgoingFailed('too_large');
  const deadline = AbortSignal.timeout(limits.wholeMs);
  const addresses = await before(deadline, resolveTarget(target, means.lookUp));
  return judged(await ask(target, addresses, sent, limits, deadline));
}

/** A look-up cannot be called off, only left behind. */
function before<T>(deadline: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new OutgoingFailed('timeout'));
    deadline.addEventListener('abort', late, { once: true });
    work.then(resolve, reject).finally(() => deadline.removeEventListener('abort', late));
  });
}

type Stage = 'connecting' | 'securing' | 'connected';

function ask(
  target: Target,
  addresses: readonly string[],
  { body, headers }: Sent,
  limits: Limits,
  deadline: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let stage: Stage = 'connecting';
    let answer: Answer | null = null;
    /** What has been answered counts, however the line ended afterwards: else it would be sent twice. */
    const over = (failure: OutgoingFailed): void => {
      clearTimeout(connecting);
      if (answer === null) reject(failure);
      else resolve(answer);
    };
    const isSecured = target.href.startsWith('https:');
    const request = (isSecured ? overHttps : overHttp)(target.href, {
      method: 'POST',
      headers: { ...headers, 'user-agent': 'corridor', 'content-length': Buffer.byteLength(body) },
      // A connection of its own: one that is kept would go where its name led before.
      agent: false,
      lookup: heldTo(addresses),
      maxHeaderSize: limits.answerBytes,
      signal: deadline,
    });
    const connecting = setTimeout(() => request.destroy(new OutgoingFailed('timeout')), limits.connectMs);
    const connected = (): void => {
      stage = 'connected';
      clearTimeout(connecting);
    };
    request.on('socket', (socket) => {
      socket.once('connect', isSecured ? () => (stage = 'securing') : connected);
      socket.once('secureConnect', connected);
    });
    request.on('response', (response) => {
      answer = { status: response.statusCode ?? 0, retryAfterMs: retryAfterMs(response.headers, Date.now()) };
      readAndForget(response, limits.answerBytes);
      response.once('close', () => over(new OutgoingFailed('bad_answer')));
    });
    request.on('error', (error) => over(failureOf(error, stage)));
    // An answer that changes the protocol ends the line without an error.
    request.on('close', () => over(new OutgoingFailed('bad_answer')));
    request.end(body);
  });
}

/** However often Node asks, and in whatever order it tries them: the addresses that were judged. */
const heldTo = (addresses: readonly string[]): LookupFunction => {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, { all: wantsAll }, found) => {
    const [first] = all;
    if (wantsAll) found(null, all);
    else found(null, first?.address ?? '', first?.family);
  };
};

/** Reads so that the receiver is not cut off while it says thanks, and no further than the limit. */
function readAndForget(response: IncomingMessage, limit: number): void {
  let read = 0;
  response.on('data', ({ length }: Buffer) => {
    read += length;
    if (read > limit) response.destroy();
  });
  response.on('error', () => undefined);
}

function failureOf(error: NodeJS.ErrnoException, stage: Stage): OutgoingFailed {
  if (error instanceof OutgoingFailed) return error;
  if (error.code === 'ABORT_ERR' || error.code === 'ETIMEDOUT') return new OutgoingFailed('timeout');
  if (error.code?.startsWith('HPE_')) return new OutgoingFailed('bad_answer');
  // A line that breaks while the keys are agreed on says nothing about the keys.
  const isBroken = stage !== 'securing' || error.code === 'ECONNRESET' || error.code === 'EPIPE';
  return new OutgoingFailed(isBroken ? 'connect_failed' : 'tls');
}

/** Of the refusals of the receiver itself (4xx), those that another hour may change. */
const PASSING = [408, 425, 429];

function judged(answer: Answer): Answer {
  const { status } = answer;
  if (status >= 200 && status < 300) return answer;
  if (status >= 300 && status < 400)
    throw new OutgoingFailed('redirect', { isFinal: status === 301 || status === 308 });
  throw new OutgoingFailed(`refused_${status}`, {
    isFinal: status >= 400 && status < 500 && !PASSING.includes(status),
    retryAfterMs: answer.retryAfterMs,
  });
}
