import type { Sight } from '@corridor/domain/notifications';
import type { Caller } from '../http/caller';
import type { ServerResponse } from 'node:http';

/** Bytes that may wait for a reader whose line is slow; who is further behind is let go and comes back by itself. */
const MOST_WAITING = 1_000_000;

/** One open console: a server-sent event stream over a connection that Fastify has handed over. */
export class LiveStream {
  /** The last entry that was sent. */
  seq = 0;

  constructor(
    readonly caller: Caller,
    readonly token: string,
    readonly sight: Sight,
    readonly wantsNow: boolean,
    private readonly response: ServerResponse,
  ) {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Ended, it leaves no idle connection behind that a shutdown would wait for.
      connection: 'close',
      // A proxy that gathers answers would hold every message back.
      'x-accel-buffering': 'no',
    });
    // How long a browser waits before it comes back. Milliseconds.
    this.write('retry: 2000\n\n');
  }

  /** Readers with the same key see the same board: it is made and written out once for all of them. */
  get view(): string {
    return `${this.caller.operation.id} ${JSON.stringify(this.sight)}`;
  }

  get isOpen(): boolean {
    return !this.response.destroyed && !this.response.writableEnded;
  }

  write(text: string | Buffer): void {
    if (!this.isOpen) return;
    this.response.write(text);
    if (this.response.writableLength > MOST_WAITING) this.response.destroy();
  }

  end(): void {
    if (this.isOpen) this.response.end();
  }

  onEnd(listener: () => void): void {
    this.response.on('close', listener);
  }
}

/** One message. Data is one line of JSON. */
export const message = (event: string, id: number, data: object): Buffer =>
  Buffer.from(`event: ${event}\nid: ${String(id)}\ndata: ${JSON.stringify(data)}\n\n`);
