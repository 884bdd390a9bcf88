import { hand, newConvoy, newPatient, type RaceOffice } from './office';
import { inLanes, type Tally } from './race';

const LANES = 8;
/** A convoy's version when it is planned and has one line. */
const WITH_ONE_LINE = 2;

/** Patients on two convoys' drafts, which are frozen at the same moment: one of them holds the patient. */
export async function raceForPatients(office: RaceOffice, races: number, tally: Tally): Promise<void> {
  await inLanes(races, LANES, async (n) => {
    const [caseId, ...convoys] = await Promise.all([
      newPatient(office, n),
      newConvoy(office, n, 1),
      newConvoy(office, n + 1, 1),
    ]);
    await Promise.all(
      convoys.map(({ id, vehicleId }, i) =>
        hand(office, n + i).created(`/api/convoys/${id}/manifest/lines`, {
          personKind: 'patient',
          caseId,
          vehicleId,
          place: 1,
        }),
      ),
    );
    const answers = await Promise.all(
      convoys.map(({ id }, i) =>
        hand(office, n + i).send('POST', `/api/convoys/${id}/manifest/freeze`, {
          body: {},
          seenVersion: WITH_ONE_LINE,
        }),
      ),
    );
    tally.take(`patient ${caseId}`, answers, 'manifest.person_already_frozen');
  });
}
