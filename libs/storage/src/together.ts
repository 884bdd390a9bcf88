/**
 * Gathers calls that come while the one before is under way and runs them as one. `run` gets the items in order and
 * answers each in the same order; what it throws, every caller of that round is thrown.
 */
export class Together<Item, Result> {
  private waiting: { item: Item; done: (result: Result) => void; failed: (error: unknown) => void }[] = [];
  private isRunning = false;

  constructor(
    private readonly run: (items: readonly Item[]) => Promise<readonly Result[]>,
    private readonly most = 500,
  ) {}

  add(item: Item): Promise<Result> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed });
      if (!this.isRunning) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.isRunning = true;
    // What was read from the network in the same turn goes together.
    await new Promise((turn) => setImmediate(turn));
    while (this.waiting.length > 0) {
      const round = this.waiting.splice(0, this.most);
      try {
        const results = await this.run(round.map(({ item }) => item));
        round.forEach(({ done }, i) => done(results[i] as Result));
      } catch (error) {
        round.forEach(({ failed }) => failed(error));
      }
    }
    this.isRunning = false;
  }
}
