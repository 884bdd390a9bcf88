import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const MAIN = join(__dirname, '../../dist/apps/all/src/admin/main.js');

export interface Ended {
  readonly code: number | null;
  readonly said: string;
  /** What it said of what went wrong. */
  readonly complained: string;
}

/** The built command as a process of its own, without a terminal and without anything of a test's own surroundings. */
export class AdminCommand {
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;

  constructor(
    args: readonly string[],
    { env = {}, typed }: { readonly env?: Readonly<Record<string, string>>; readonly typed?: readonly string[] } = {},
  ) {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH, ...env }, stdio: 'pipe' });
    this.child = child;
    // It may have ended before it read anything.
    child.stdin.on('error', () => undefined);
    if (typed === undefined) child.stdin.end();
    else child.stdin.write(typed.map((line) => `${line}\n`).join(''));
    let said = '';
    let complained = '';
    child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (complained += bytes.toString()));
    this.ended = new Promise((done) => {
      child.on('close', (code) => done({ code, said, complained }));
    });
  }

  /** Nothing more will be typed. */
  typedAll(): this {
    this.child.stdin?.end();
    return this;
  }

  stop(): void {
    this.child.kill('SIGTERM');
  }
}
