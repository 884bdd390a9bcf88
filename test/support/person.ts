import { randomUUID } from 'node:crypto';

export interface Answer {
  readonly status: number;
  // What an answer holds depends on the route; a test says what it expects of it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  readonly body: any;
  readonly headers: Headers;
}

interface Sending {
  readonly body?: unknown;
  readonly commandId?: string;
  readonly seenVersion?: number;
  readonly type?: string;
}

/** Somebody at a keyboard: speaks HTTP, keeps their cookie, gives every write an Idempotency-Key. */
export class Person {
  constructor(
    /** Where the office is; asked anew for every request where it may move. */
    private readonly url: string | (() => string),
    readonly accountId: string,
    readonly name: string,
    readonly cookie: string,
  ) {}

  static async signedIn(
    url: string | (() => string),
    name: string,
    passphrase: string,
    accountId: string,
  ): Promise<Person> {
    const answer = await new Person(url, '', '', '').send('POST', '/api/sessions', { body: { name, passphrase } });
    if (answer.status !== 201) throw new Error(`${name} could not sign in: ${JSON.stringify(answer.body)}`);
    return new Person(url, accountId, name, (answer.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '');
  }

  async send(method: string, path: string, { body, commandId, seenVersion, type }: Sending = {}): Promise<Answer> {
    const response = await fetch((typeof this.url === 'string' ? this.url : this.url()) + path, {
      method,
      headers: {
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(body === undefined ? {} : { 'content-type': type ?? 'application/json' }),
        ...(method === 'GET' ? {} : { 'idempotency-key': commandId ?? randomUUID() }),
        ...(seenVersion === undefined ? {} : { 'if-match': `"${String(seenVersion)}"` }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
  }

  /** The answer of a GET that must succeed. */
  async read(path: string): Promise<Answer['body']> {
    return succeeded(path, await this.send('GET', path));
  }

  /** The answer of a write that must succeed. */
  async created(path: string, body: unknown = {}, more: Omit<Sending, 'body'> = {}): Promise<Answer['body']> {
    return succeeded(path, await this.send('POST', path, { body, ...more }));
  }

  /** The stable code of a write that must be refused, with its status. */
  async refused(path: string, body: unknown = {}, more: Omit<Sending, 'body'> = {}): Promise<string> {
    const answer = await this.send('POST', path, { body, ...more });
    if (answer.status < 400) throw new Error(`${path} was not refused: ${JSON.stringify(answer.body)}`);
    return `${String(answer.status)} ${String(answer.body.code)}`;
  }
}

function succeeded(path: string, answer: Answer): Answer['body'] {
  if (answer.status >= 300)
    throw new Error(`${path} answered ${String(answer.status)}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}
