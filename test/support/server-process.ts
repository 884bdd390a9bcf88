import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type App = 'all' | 'api' | 'worker';

const ROOT = join(__dirname, '../..');
const READY = { all: /is ready\./, api: /is ready\./, worker: /the worker is ready/ } as const;
const STARTING_MS = 60_000;
const ENDING_MS = 30_000;

/** One process of the built application, as it is started in an office; its output is kept for the one who asks why. */
export class ServerProcess {
  /** Resolves when it serves. Rejects, with its last words, when it ends before that. */
  readonly ready: Promise<void>;
  /** The code with which it ended; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  private output = '';
  private readonly child: ChildProcess;

  constructor(
    private readonly app: App,
    env: Readonly<Record<string, string>>,
    nodeOptions: readonly string[] = [],
  ) {
    const { PATH = '', HOME = '' } = process.env;
    this.child = spawn(process.execPath, [...nodeOptions, join(ROOT, 'dist/apps', app, 'src/main.js')], {
      cwd: ROOT,
      // Nothing of a test's own surroundings reaches it, whatever they are.
      env: {
        PATH,
        HOME,
        HOST: '127.0.0.1',
        PORT: '0',
        LOG_LEVEL: 'info',
        NODE_ENV: 'test',
        REQUESTS_PER_SECOND: '100000',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.ended = once(this.child, 'close').then(([code]) => code as number | null);
    this.ready = this.untilReady();
    // Who kills it while it starts does not wait for it to be ready.
    this.ready.catch(() => undefined);
  }

  /** Everything that it said. */
  get said(): string {
    return this.output;
  }

  get url(): string {
    const port = /console: +https?:\/\/localhost:(\d+)/.exec(this.output)?.[1];
    if (port === undefined) throw new Error('the server has not said where it is');
    return `http://127.0.0.1:${port}`;
  }

  /** The one-time token that an empty installation prints. */
  get token(): string {
    return /#token=(\S+)/.exec(this.output)?.[1] ?? '';
  }

  /** Whether it lives: neither ended by itself nor was ended. */
  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Sends the signal and waits for the end. Rejects where an orderly end takes longer than half a minute. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, failed) => {
      timer = setTimeout(() => {
        this.child.kill('SIGKILL');
        failed(new Error(`${this.app} did not end on ${signal}: ${this.output.slice(-2_000)}`));
      }, ENDING_MS);
    });
    try {
      return await Promise.race([this.ended, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async untilReady(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const served = new Promise<void>((done, failed) => {
      const hear = (words: Buffer): void => {
        this.output += words.toString();
        if (READY[this.app].test(this.output)) done();
      };
      this.child.stdout?.on('data', hear);
      this.child.stderr?.on('data', hear);
      timer = setTimeout(() => failed(new Error(`${this.app} was not ready in time: ${this.output}`)), STARTING_MS);
    });
    const died = this.ended.then((code) => {
      throw new Error(`${this.app} ended with ${String(code)} before it was ready: ${this.output}`);
    });
    try {
      await Promise.race([served, died]);
    } finally {
      clearTimeout(timer);
      died.catch(() => undefined);
    }
  }
}
