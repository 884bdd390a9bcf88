import { Log } from '@corridor/platform/log';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Writer } from '../writer';

const EVERY_MS = 1_000;

/** Sees to it that a destroyed key leaves the database's files within seconds, also after a death in between. */
@Injectable()
export class Scrubbing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly writer: Writer,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running = this.running
        .then(() => this.writer.scrub())
        .catch((error: unknown) =>
          this.log.error({ err: error }, 'what was deleted is still in the files; it is tried again'),
        );
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }
}
