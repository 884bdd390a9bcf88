import { randomUUID } from 'node:crypto';
import { hand, newConvoy, newPatient, type RaceConvoy, type RaceOffice } from './office';
import { inLanes, type Tally } from './race';

/** Who wants one seat. */
const WANT_IT = 4;
const SEATS = 50;
/** A place that every convoy has and that no race is for. */
export const NEVER_RACED_FOR = 60;
const LANES = 6;

/** Seats of convoys, each wanted by four people for four patients at the same moment. One of them presses twice. */
export async function raceForSeats(office: RaceOffice, races: number, tally: Tally): Promise<void> {
  const patients = await Promise.all(Array.from({ length: SEATS + WANT_IT }, (_, i) => newPatient(office, i)));
  await inLanes(Math.ceil(races / SEATS), LANES, async (n) => {
    const convoy = await newConvoy(office, n, NEVER_RACED_FOR);
    const waiting = [...patients];
    for (let place = 1; place <= Math.min(SEATS, races - n * SEATS); place += 1)
      await raceForSeat(office, convoy, place, waiting, tally);
  });
}

async function raceForSeat(
  office: RaceOffice,
  convoy: RaceConvoy,
  place: number,
  waiting: string[],
  tally: Tally,
): Promise<void> {
  const path = `/api/convoys/${convoy.id}/manifest/lines`;
  const line = (caseId: string): object => ({ personKind: 'patient', caseId, vehicleId: convoy.vehicleId, place });
  const wanting = waiting.slice(0, WANT_IT);
  const sendings = wanting.map((caseId, i) => ({ by: place + i, body: line(caseId), commandId: randomUUID() }));
  // The same press once more, at the same moment and through another door.
  const twice = sendings[place % WANT_IT]!;
  const answers = await Promise.all(
    [...sendings, { ...twice, by: twice.by + office.contenders.length }].map(({ by, body, commandId }) =>
      hand(office, by).send('POST', path, { body, commandId }),
    ),
  );
  tally.take(`seat ${String(place)} of ${convoy.id}`, answers, 'manifest.place_taken');
  const winner = answers.findIndex(({ status }) => status < 300) % WANT_IT;
  const aboard = answers.findIndex(({ status }) => status < 300) === WANT_IT ? place % WANT_IT : winner;
  // Who has the seat is on the manifest and cannot want another one.
  waiting.splice(waiting.indexOf(wanting[aboard] ?? ''), 1);
}
