import { StandWatch } from '../../../api/src/notifications/stand-watch';
import { TakeOffManifest } from '../../../api/src/convoys/take-off-manifest';
import { PrepareCase } from '../../../api/src/evacuations/prepare-case';
import { admitted, discharged } from './aftercare';
import { close, countOut, drive, onDay, planFor, release, seat } from './convoys';
import { large, roadOfThe26th, roadOfThe27th, roadOfThe28th, small } from './evenings';
import { importAreas, importPublished } from './facts';
import { firstFour, theFifth, thirteen, twelve, waiting, whoDeclined } from './invented-people';
import { openLists, renewLists } from './lists';
import { beginPreparing, clearForTheDay, leaveWaiting, lookAt, type Preparation, settle } from './prepare-people';
import { type Family, requestPeople } from './request-people';
import { planRota } from './rota';
import { seatsFor } from './seats';
import type { Stage } from './stage';

/** When the exercise's record begins, and when its clock is handed to the visitor. */
export const RECORD_BEGINS = onDay('2017-12-26', '09:00');
const CLOCK_OPENS = onDay('2017-12-28', '19:40');
/** An exercise whose clock has not passed this was cut short in its making. */
export const LAST_SCENE_PLAYED = onDay('2017-12-28', '19:00');

/**
 * Plays the days before through the same use cases that people use, on the operation's own clock, so that the ledger
 * says of every moment when it was recorded. At the end it is 19:40 on the 28th, and the third convoy is on the road.
 */
export async function playOut(stage: Stage): Promise<void> {
  await importAreas(stage);
  const area = await easternGhouta(stage);
  for (const role of ['duty_officer', 'coordinator'] as const) await stage.get(StandWatch).usual(stage.as(role));
  await planRota(stage);
  const people = [...firstFour, theFifth, ...twelve, ...thirteen, whoDeclined, ...waiting];
  const families = [...(await requestPeople(stage, area, people))];
  const next = (n: number): Family[] => families.splice(0, n);

  const preparation = await beginPreparing(stage);
  const [left26, left27, left28] = [next(firstFour.length + 1), next(twelve.length), next(thirteen.length + 1)];
  const goingOnWaiting = [...families];
  const travellers = [...left26, ...left27, ...left28];
  await lookAt(stage, travellers);
  await settle(stage, travellers, preparation);
  await leaveWaiting(stage, goingOnWaiting, preparation);
  await preparation.second();
  const ours = await openLists(stage, area, travellers, left26);

  await evening26(stage, area, left26, preparation);
  const onDialysis = left26[firstFour.findIndex(([, , , , condition]) => condition === 'kidney')];
  if (!onDialysis) throw new Error('nobody of the first four needs dialysis');
  await admitted(stage, onDialysis, preparation.hospital);
  await evening27(stage, area, left27, preparation);
  await discharged(stage, onDialysis);
  const drafted = next(5);
  await day28(stage, area, left28, drafted, preparation);
  await renewLists(stage, area, ours, [...left26.slice(-1), ...left28, ...drafted]);
  await stage.at(CLOCK_OPENS);
}

/** Five were approved, four left. Base hears of it with the head count; the fifth seat stays an open point. */
async function evening26(
  stage: Stage,
  area: string,
  families: readonly Family[],
  preparation: Preparation,
): Promise<void> {
  const day = '2017-12-26';
  await stage.at(onDay(day, '11:20'));
  await clearForTheDay(stage, families, day, preparation);
  const convoy = await planFor(stage, area, day, small, [stage.accountOf('field')]);
  const lines = await seat(stage, convoy, seatsFor(families, await vehiclesOf(stage, convoy)));
  await stage.at(onDay(day, '16:05'));
  await release(stage, convoy);
  await drive(stage, convoy, day, roadOfThe26th);
  await stage.at(onDay(day, '20:10'));
  const fifth = families.at(-1);
  const didNotTravel = lines.slice(-1 - (fifth?.companionIds.length ?? 0));
  await countOut(stage, convoy, { patients: 4, companions: 8, vehicles: small.length, didNotTravel });
  await stage.at(onDay(day, '21:00'));
  await close(stage, convoy);
}

async function evening27(
  stage: Stage,
  area: string,
  families: readonly Family[],
  preparation: Preparation,
): Promise<void> {
  const day = '2017-12-27';
  await stage.at(onDay(day, '10:45'));
  await lookAt(stage, families);
  await clearForTheDay(stage, families, day, preparation);
  const convoy = await planFor(stage, area, day, large, [stage.accountOf('field')]);
  await seat(stage, convoy, seatsFor(families, await vehiclesOf(stage, convoy)));
  await stage.at(onDay(day, '15:50'));
  await release(stage, convoy);
  await drive(stage, convoy, day, roadOfThe27th);
  await stage.at(onDay(day, '20:40'));
  await countOut(stage, convoy, { patients: 12, companions: 23, vehicles: large.length, didNotTravel: [] });
  await stage.at(onDay(day, '21:25'));
  await close(stage, convoy);
}

/** A family declines and the reserve takes the seat; the convoy leaves; a draft for January waits for a hand. */
async function day28(
  stage: Stage,
  area: string,
  families: readonly Family[],
  drafted: readonly Family[],
  preparation: Preparation,
): Promise<void> {
  const day = '2017-12-28';
  await stage.at(onDay(day, '10:30'));
  await importPublished(stage, day);
  await lookAt(stage, families);
  await clearForTheDay(stage, families, day, preparation);
  const convoy = await planFor(stage, area, day, large, [stage.accountOf('field')]);
  const [declined, reserve] = [families.at(-1), families.at(-2)];
  if (!declined || !reserve) throw new Error('nobody declines');
  const vehicles = await vehiclesOf(stage, convoy);
  const lines = await seat(stage, convoy, seatsFor([...families.slice(0, -2), declined], vehicles));
  await stage.at(onDay(day, '13:10'));
  await stage.get(PrepareCase).consent(stage.as('coordinator'), declined.caseId, {
    facilityId: preparation.hospital,
    answer: 'declined',
    speaker: 'guardian',
  });
  await Promise.all(
    lines
      .slice(-1 - declined.companionIds.length)
      .map((line) => stage.get(TakeOffManifest).execute(stage.as('coordinator'), convoy, line)),
  );
  await stage.at(onDay(day, '13:25'));
  const seats = seatsFor(families.slice(0, -1), vehicles);
  await seat(stage, convoy, seats.slice(-1 - reserve.companionIds.length));
  await stage.at(onDay(day, '15:40'));
  await release(stage, convoy);
  await stage.at(onDay(day, '16:20'));
  const draft = await planFor(stage, area, '2018-01-02', small, []);
  await seat(stage, draft, seatsFor(drafted, await vehiclesOf(stage, draft)));
  await drive(stage, convoy, day, roadOfThe28th);
}

const vehiclesOf = ({ storage }: Stage, convoyId: string) =>
  storage.records('vehicles', 'WHERE convoy_id = $1 ORDER BY id', [convoyId]);

async function easternGhouta({ storage, operationId }: Stage): Promise<string> {
  const [area] = await storage.records('enclaves', `WHERE operation_id = $1 AND slug = 'eastern-ghouta'`, [
    operationId,
  ]);
  if (!area) throw new Error('the facts hold no Eastern Ghouta');
  return area.id;
}
