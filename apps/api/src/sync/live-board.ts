import { Log } from '@corridor/platform/log';
import { Injectable } from '@nestjs/common';
import { type LiveStream, message } from './live-stream';
import { NowQueries } from './now.queries';

interface Making {
  isAgain: boolean;
}

/** Brings *Now* to those who watch it: made and written out once for everybody who sees the same. */
@Injectable()
export class LiveBoard {
  private readonly making = new Map<string, Making>();
  private readonly opening = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly now: NowQueries,
    private readonly log: Log,
  ) {}

  /** The board for who has just come. Those who come after the same entry share one. */
  async open(stream: LiveStream): Promise<void> {
    const key = `${stream.view} ${String(stream.seq)}`;
    const made = this.opening.get(key) ?? this.made(stream);
    this.opening.set(key, made);
    try {
      stream.write(await made);
    } finally {
      this.opening.delete(key);
    }
  }

  /** The board for all who watch. Changes that come while one is made lead to one more, not to one each. */
  async show(view: string, watchers: () => readonly LiveStream[]): Promise<void> {
    const under = this.making.get(view);
    if (under) {
      under.isAgain = true;
      return;
    }
    const making = { isAgain: true };
    this.making.set(view, making);
    try {
      while (making.isAgain) {
        making.isAgain = false;
        const [first] = watchers();
        const board = first && (await this.made(first));
        if (board) for (const stream of watchers()) stream.write(board);
      }
    } catch (error) {
      this.log.warn({ err: error }, 'a board could not be made; the next change tries again');
    } finally {
      this.making.delete(view);
    }
  }

  private async made({ seq, sight, caller }: LiveStream): Promise<Buffer> {
    return message('now', seq, await this.now.read(caller.operation.id, sight));
  }
}
