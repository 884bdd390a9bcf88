import { setTimeout as sleep } from 'node:timers/promises';

export interface Heard {
  readonly event: string;
  readonly id: number;
  // What a message holds depends on its event; a test says what it expects of it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see above
  readonly data: any;
}

const PATIENCE_MS = 10_000;

/** An open console, as far as its event stream goes. */
export class Listener {
  readonly heard: Heard[] = [];
  hasEnded = false;

  private constructor(
    readonly status: number,
    private readonly abort: AbortController,
  ) {}

  static async at(url: string, cookie: string, lastEventId?: number): Promise<Listener> {
    const abort = new AbortController();
    const response = await fetch(url, {
      signal: abort.signal,
      headers: { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }) },
    });
    const listener = new Listener(response.status, abort);
    void listener.listen(response);
    return listener;
  }

  /** Waits until a message came that fits. */
  async until(fits: (heard: Heard) => boolean): Promise<Heard> {
    for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; await sleep(10)) {
      const found = this.heard.find(fits);
      if (found) return found;
    }
    throw new Error(
      `not heard; heard were ${JSON.stringify(this.heard.map(({ event, id }) => `${event} ${String(id)}`))}`,
    );
  }

  async untilEnded(): Promise<void> {
    for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; await sleep(10)) if (this.hasEnded) return;
    throw new Error('the stream goes on');
  }

  leave(): void {
    this.abort.abort();
  }

  private async listen(response: Response): Promise<void> {
    let rest = '';
    try {
      for await (const bytes of response.body ?? []) {
        const messages = (rest + Buffer.from(bytes).toString('utf8')).split('\n\n');
        rest = messages.pop() ?? '';
        this.heard.push(...messages.flatMap(read));
      }
    } catch {
      // Left, or cut off: both are an end.
    }
    this.hasEnded = true;
  }
}

function read(message: string): Heard[] {
  const line = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1];
  const event = line('event');
  return event === undefined ? [] : [{ event, id: Number(line('id')), data: JSON.parse(line('data') ?? 'null') }];
}
