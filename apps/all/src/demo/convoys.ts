import { FreezeManifest } from '../../../api/src/convoys/freeze-manifest';
import { PlanConvoy } from '../../../api/src/convoys/plan-convoy';
import { PutOnManifest } from '../../../api/src/convoys/put-on-manifest';
import type { PutOnManifestDto } from '../../../api/src/convoys/put-on-manifest.dto';
import { ReportOnConvoy } from '../../../api/src/convoys/report-on-convoy';
import { SettleConvoy } from '../../../api/src/convoys/settle-convoy';
import type { AllClearDto } from '../../../api/src/convoys/settle-convoy.dto';
import type { Said, Vehicles } from './evenings';
import type { Stage } from './stage';

/** The moment of that time of day in Damascus, in winter. */
export const onDay = (day: string, time: string): string => `${day}T${time}:00+02:00`;

/** Plans the way out and on to a hospital for the evening of the day, with the accounts that travel as nurses. */
export async function planFor(
  stage: Stage,
  enclaveId: string,
  day: string,
  vehicles: readonly Vehicles[],
  nurses: readonly string[],
): Promise<string> {
  const { id } = await stage.get(PlanConvoy).execute(stage.as('coordinator'), {
    enclaveId,
    legs: [
      {
        fromPlace: 'الغوطة الشرقية / Eastern Ghouta',
        toPlace: 'المعبر / Crossing',
        plannedDepartureAt: onDay(day, '17:30'),
        plannedArrivalAt: onDay(day, '18:15'),
        graceMinutes: 15,
      },
      {
        fromPlace: 'المعبر / Crossing',
        toPlace: 'المشفى / Hospital',
        plannedDepartureAt: onDay(day, '18:45'),
        plannedArrivalAt: onDay(day, '19:20'),
        graceMinutes: 15,
      },
    ],
    vehicles,
    assignments: nurses.map((accountId) => ({ accountId, task: 'nurse' })),
  });
  return id;
}

/** Puts everyone on the draft; answers the lines in the order of the seats. */
export async function seat(
  stage: Stage,
  convoyId: string,
  seats: readonly PutOnManifestDto[],
): Promise<readonly string[]> {
  const put = await Promise.all(
    seats.map((each) => stage.get(PutOnManifest).execute(stage.as('coordinator'), convoyId, each)),
  );
  return put.map(({ lineId }) => lineId);
}

/** Freezes the list and lets the convoy go. */
export async function release(stage: Stage, convoyId: string): Promise<void> {
  const { version } = await stage
    .get(FreezeManifest)
    .execute({ ...stage.as('coordinator'), seenVersion: await versionOf(stage, convoyId) }, convoyId);
  await stage.get(SettleConvoy).execute({ ...stage.as('coordinator'), seenVersion: version }, convoyId, 'release');
}

/** Plays what is said from the road; each word is heard when it was heard. */
export async function drive(stage: Stage, convoyId: string, day: string, road: readonly Said[]): Promise<void> {
  for (const [heardAt, word, happenedAt, beside] of road) {
    await stage.at(onDay(day, heardAt));
    await stage
      .get(ReportOnConvoy)
      .execute(stage.as('field'), convoyId, word, { ...beside, occurredAt: onDay(day, happenedAt) });
  }
}

export async function countOut(stage: Stage, convoyId: string, count: AllClearDto): Promise<void> {
  const seenVersion = await versionOf(stage, convoyId);
  await stage.get(SettleConvoy).allClear({ ...stage.as('coordinator'), seenVersion }, convoyId, count);
}

export async function close(stage: Stage, convoyId: string): Promise<void> {
  await stage.get(SettleConvoy).execute(stage.as('coordinator'), convoyId, 'close');
}

async function versionOf({ storage }: Stage, convoyId: string): Promise<number> {
  const [convoy] = await storage.records('convoys', 'WHERE id = $1', [convoyId]);
  return convoy?.version ?? 0;
}
