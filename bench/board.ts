import { get } from 'node:http';

interface Waiting {
  readonly seq: number;
  readonly done: (at: number) => void;
}

/** One open board: notes when it has the content that stands after an entry. */
export class Board {
  private rest = '';
  private seq = -1;
  private waiting: Waiting | undefined;
  bytes = 0;

  static async open(url: string, cookie: string): Promise<Board> {
    const board = new Board();
    await new Promise<void>((ready, failed) => {
      const asked = get(url, { headers: { cookie }, agent: false }, (response) => {
        if (response.statusCode !== 200) failed(new Error(`a board was answered ${String(response.statusCode)}`));
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          board.hear(text);
          ready();
        });
      });
      asked.on('error', failed);
      board.close = () => void asked.destroy();
    });
    return board;
  }

  close: () => void = () => undefined;

  /** When the board had it, in milliseconds of this process's clock. */
  has(seq: number): Promise<number> {
    if (this.seq >= seq) return Promise.resolve(performance.now());
    return new Promise((done) => {
      this.waiting = { seq, done };
    });
  }

  private hear(text: string): void {
    const now = performance.now();
    this.rest += text;
    const at = this.rest.lastIndexOf('event: now\nid: ');
    if (at >= 0 && this.rest.endsWith('\n\n')) {
      this.bytes = this.rest.length - at;
      this.seq = Number(/id: (\d+)/.exec(this.rest.slice(at))?.[1]);
      if (this.waiting && this.seq >= this.waiting.seq) this.waiting.done(now);
    }
    if (this.rest.endsWith('\n\n')) this.rest = '';
  }
}
