import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation } from '../../support/installation';
import type { Memory } from './memory';
import type { Random } from './random';

/** How long a start is taken to last: a kill in it comes at a random moment of this span. */
const START_MS = 3_000;

/** Kills the installation's processes at random moments, also while they start, and starts them again. */
export class Killer {
  kills = 0;
  killsInStart = 0;

  constructor(
    private readonly installation: Installation,
    private readonly memory: Memory,
    private readonly random: Random,
    private readonly longestUpMs: number,
  ) {}

  /** Before there is an account: the first start, broken off again and again on the empty folder or database. */
  async breakOffFirstStarts(times: number): Promise<void> {
    for (let i = 0; i < times; i += 1) await this.killInStart(this.installation.names);
    await this.installation.start();
  }

  /** So many kills, each after some work; everything runs again when it returns. */
  async kill(times: number): Promise<void> {
    const isEnough = (): boolean => this.kills >= times;
    while (!isEnough()) {
      // Mostly soon after the start, while the relay hands over what the last death left.
      await sleep(this.random.next() ** 2 * this.longestUpMs);
      this.mustHaveLived();
      const names = this.whom();
      await this.installation.kill(names);
      this.kills += 1;
      while (this.random.chance(0.2) && !isEnough()) await this.killInStart(names);
      await this.installation.start(names);
    }
  }

  private async killInStart(names: readonly string[]): Promise<void> {
    this.installation.launch(names);
    await sleep(this.random.next() * START_MS);
    this.mustHaveLived();
    await this.installation.kill(names);
    this.kills += 1;
    this.killsInStart += 1;
  }

  private whom(): readonly string[] {
    const { names } = this.installation;
    return this.random.chance(0.2) ? names : [this.random.pick(names) ?? ''];
  }

  /** A process that ended by itself is a fault of its own. */
  private mustHaveLived(): void {
    for (const name of this.installation.names) {
      const process = this.installation.process(name);
      if (!process.isRunning) this.memory.violated(`${name} ended by itself: ${process.said.slice(-1_500)}`);
    }
  }
}
