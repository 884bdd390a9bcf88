import { type CrashPlan, proveCrash } from './crash/prove-crash';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const plans: Readonly<Record<string, CrashPlan>> = {
  short: { seed, kills: 6, acks: 600, longestUpMs: 4_000, paceMs: 100 },
  full: { seed, kills: 250, acks: 40_000, longestUpMs: 8_000, paceMs: 150 },
};

/** `npm run prove:crash`: ends with 1 where a single promise was broken. SEED asks for the same choices again. */
async function main(): Promise<void> {
  const plan = plans[process.env['PROOF'] ?? 'full'] ?? plans['full']!;
  console.log(
    `crash: seed ${String(seed)}, ${String(plan.kills)} kills, at least ${String(plan.acks)} acknowledged commands`,
  );
  const { violations, summary } = await proveCrash(plan);
  for (const violation of violations.slice(0, 50)) console.error(`  ${violation}`);
  console.log(summary);
  process.exitCode = violations.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
