import { proveRaces } from './races/prove-races';

/** The short form of `npm run prove:races`. */
describe('many hands at the same moment', () => {
  it('want one seat, or one patient on two frozen manifests: one has it, the others are told so', async () => {
    const { violations, summary } = await proveRaces(200);
    process.stdout.write(`${summary}\n`);
    expect(violations).toEqual([]);
  }, 400_000);
});
