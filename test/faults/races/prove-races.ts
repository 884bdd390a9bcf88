import { verifyChain } from '@corridor/storage/ledger/verify';
import type { Storage } from '@corridor/storage/storage';
import { Installation } from '../../support/installation';
import { bypassRules, raceAtConstraints } from './constraints';
import { openRaceOffice } from './office';
import { raceForPatients } from './patient';
import { Tally } from './race';
import { raceForSeats } from './seat';

/** So many races of each kind against the real server, on servers with two api processes; then the constraints alone. */
export async function proveRaces(races: number): Promise<{ violations: readonly string[]; summary: string }> {
  const began = Date.now();
  const installation = await Installation.make({ apis: 2 });
  try {
    await installation.start();
    const office = await openRaceOffice(installation);
    const [seats, patients, alone] = [new Tally(), new Tally(), new Tally()];
    await raceForSeats(office, races, seats);
    const seatsMs = Date.now() - began;
    await raceForPatients(office, races, patients);
    await installation.stop();
    await installation.open(async (storage) => {
      await verify(storage, office.operationId, { seats, patients });
      await bypassRules(storage, alone);
      await raceAtConstraints(storage, Math.min(races, 1_000), alone);
    });
    const violations = [seats, patients, alone].flatMap((tally) => tally.violations);
    const doors = installation.isEmbedded ? 'embedded' : 'on servers, two api processes';
    return {
      violations,
      summary:
        `races: ${doors}: ${String(seats.races)} for a seat (${String(Math.round(seatsMs / 1000))} s), ${String(patients.races)} for a patient, ` +
        `${String(alone.races)} at the constraints alone, ${String(violations.length)} violations, ${String(Math.round((Date.now() - began) / 1000))} s in all`,
    };
  } finally {
    await installation.remove();
  }
}

/** What stands in the tables in the end is what the winners were told. */
async function verify(
  storage: Storage,
  operationId: string,
  { seats, patients }: { seats: Tally; patients: Tally },
): Promise<void> {
  const count = async (sql: string): Promise<number> =>
    Number((await storage.all(`SELECT COUNT(*) AS n FROM ${sql}`))[0]?.['n']);
  const lines = await count('manifest_lines');
  // Each race for a seat leaves one line, each for a patient two, of which one holds.
  if (lines !== seats.races + 2 * patients.races) seats.violations.push(`${String(lines)} lines stand`);
  const held = await count('manifest_lines WHERE holds');
  if (held !== patients.races) patients.violations.push(`${String(held)} patients are held`);
  const frozen = await count(`convoys WHERE manifest_status = 'frozen'`);
  if (frozen !== patients.races) patients.violations.push(`${String(frozen)} manifests are frozen`);
  const chain = await verifyChain(storage, operationId);
  if (!chain.intact) patients.violations.push(`the chain is broken at ${String(chain.brokenAt)}: ${chain.reason}`);
}
