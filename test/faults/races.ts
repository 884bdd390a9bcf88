import { proveRaces } from './races/prove-races';

/** `npm run prove:races`: ends with 1 where a single race had no winner, or two. */
async function main(): Promise<void> {
  const { violations, summary } = await proveRaces(process.env['PROOF'] === 'short' ? 200 : 10_000);
  for (const violation of violations.slice(0, 50)) console.error(`  ${violation}`);
  console.log(summary);
  process.exitCode = violations.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
