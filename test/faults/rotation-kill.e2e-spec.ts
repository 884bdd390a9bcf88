import { proveRotation } from './rotation/prove-rotation';

/** The short form of `npm run prove:rotation`. */
describe('the server, killed while an operation’s key is replaced', () => {
  it('opens every name after every death, and finishes by itself', async () => {
    const { violations, summary } = await proveRotation({ seed: Date.now() % 1_000_000, rotations: 2, cases: 130 });
    process.stdout.write(`${summary}\n`);
    expect(violations).toEqual([]);
  }, 400_000);
});
