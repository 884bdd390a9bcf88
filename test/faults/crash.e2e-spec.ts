import { proveCrash } from './crash/prove-crash';

/** The short form of `npm run prove:crash`, so that every run of the tests kills the real server a few times. */
describe('the server, killed at random under sixteen clients', () => {
  it('loses nothing that it acknowledged, doubles nothing, and does what it owes', async () => {
    const { violations, summary } = await proveCrash({
      seed: Date.now() % 1_000_000,
      kills: 6,
      acks: 600,
      longestUpMs: 3_000,
      paceMs: 100,
    });
    process.stdout.write(`${summary}\n`);
    expect(violations).toEqual([]);
  }, 400_000);
});
