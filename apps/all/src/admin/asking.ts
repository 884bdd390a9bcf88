import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { NotDone } from './command';

/** Asks for what must stand in no argument and no variable: on a terminal without echo, else a line of standard input each. */
export class Asking {
  private readonly lines: Interface;
  private readonly read: AsyncIterator<string>;
  private readonly isTerminal = process.stdin.isTTY;

  constructor(signal: AbortSignal) {
    // What is typed goes to an output that shows nothing, and into no history.
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const terminal = this.isTerminal ? { output: nowhere, terminal: true, historySize: 0 } : {};
    this.lines = createInterface({ input: process.stdin, signal, ...terminal });
    // A terminal that is read key by key sends no signal for Ctrl-C.
    this.lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    this.read = this.lines[Symbol.asyncIterator]();
  }

  async secret(what: string): Promise<string> {
    if (this.isTerminal) process.stderr.write(`${what}: `);
    const line = await this.read.next();
    if (this.isTerminal) process.stderr.write('\n');
    if (line.done === true || line.value === '')
      throw new NotDone(`${what}: nothing was given${this.isTerminal ? '' : ' as a line of standard input'}`);
    return line.value;
  }

  end(): void {
    this.lines.close();
  }
}
