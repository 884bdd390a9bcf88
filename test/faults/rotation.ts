import { proveRotation, type RotationPlan } from './rotation/prove-rotation';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const plans: Readonly<Record<string, RotationPlan>> = {
  short: { seed, rotations: 2, cases: 130 },
  full: { seed, rotations: 60, cases: 700 },
};

/** `npm run prove:rotation`: ends with 1 where a killed rotation lost a name or a step. SEED asks for the same choices again. */
async function main(): Promise<void> {
  const plan = plans[process.env['PROOF'] ?? 'full'] ?? plans['full']!;
  const { violations, summary } = await proveRotation(plan);
  for (const violation of violations.slice(0, 50)) console.error(`  ${violation}`);
  console.log(summary);
  process.exitCode = violations.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
