import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Program {
  /** The text that `ready` found in the program's output. */
  readonly said: readonly string[];
  stop(): Promise<void>;
}

/**
 * Starts a Node program and waits until its output has matched every one of `ready`. Rejects with what it printed where it
 * ends before that.
 */
export async function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  ready: readonly RegExp[],
): Promise<Program> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const heard: string[] = [];
  const said = await new Promise<string[]>((done, failed) => {
    const listen = (line: string): void => {
      heard.push(line);
      const matches = ready.map((each) => each.exec(heard.join('\n'))?.[1]);
      if (matches.every((match) => match !== undefined)) done(matches);
    };
    createInterface(child.stdout).on('line', listen);
    createInterface(child.stderr).on('line', listen);
    child.once('exit', (code) =>
      failed(new Error(`${args.join(' ')} ended with ${String(code)}: ${heard.join('\n')}`)),
    );
  });
  return { said, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatient = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(impatient);
}
