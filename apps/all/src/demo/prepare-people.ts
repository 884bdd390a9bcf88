import type { ClearanceAnswer } from '@corridor/domain/evacuations';
import { type Instant, instant } from '@corridor/domain/time';
import { Beds } from '../../../api/src/evacuations/beds';
import { PrepareCase } from '../../../api/src/evacuations/prepare-case';
import { RecordClearance } from '../../../api/src/evacuations/record-clearance';
import { SettleDestination } from '../../../api/src/evacuations/settle-destination';
import { RegisterFacility } from '../../../api/src/facilities/register-facility';
import { RegisterNamed } from '../../../api/src/parties/register-named';
import { onDay } from './convoys';
import { acuityOf, type Family } from './request-people';
import { secondAll, secondReviewer } from './second-reviewer';
import type { Stage } from './stage';

/** What the people need before they leave: a hospital with beds, and two parties that have to clear. Invented, all of it. */
export interface Preparation {
  readonly hospital: string;
  readonly offer: string;
  readonly parties: readonly [string, string];
  /** The other reviewer looks at every P1. */
  readonly second: () => Promise<void>;
}

const BEDS_UNTIL = onDay('2018-01-03', '18:00');
/** When the list of the waiting went to the parties. */
const ASKED = instant('2017-11-02T10:00:00+02:00');

export async function beginPreparing(stage: Stage): Promise<Preparation> {
  const as = stage.as('coordinator');
  const { id: hospital } = await stage
    .get(RegisterFacility)
    .execute(as, { kind: 'hospital', name: 'مشفى مخترع / Invented hospital' });
  const { id: offer } = await stage.get(Beds).offer(stage.as('coordinator'), {
    facilityId: hospital,
    conditionGroups: [],
    beds: 40,
    companionsEach: 2,
    validUntil: BEDS_UNTIL,
  });
  const party = async (name: string): Promise<string> =>
    (await stage.get(RegisterNamed).party(stage.as('coordinator'), { name, clears: true })).id;
  const reviewer = await secondReviewer(stage);
  return {
    hospital,
    offer,
    parties: [await party('الطرف أ / Party A'), await party('الطرف ب / Party B')],
    second: () => secondAll(stage, reviewer),
  };
}

/** Looks at patients, as their reviewer; a P1 is looked at again every day. */
export async function lookAt(stage: Stage, families: readonly Family[], seenAt?: Instant): Promise<void> {
  await Promise.all(
    families.map(({ caseId, priority }) =>
      stage.get(PrepareCase).assess(stage.as('medical_reviewer'), caseId, {
        system: 'iitt',
        acuity: acuityOf(priority),
        priority,
        ...(seenAt === undefined ? {} : { occurredAt: seenAt }),
      }),
    ),
  );
}

/** A bed, consent to that hospital, and what papers there are. */
export async function settle(
  stage: Stage,
  families: readonly Family[],
  { hospital, offer }: Preparation,
): Promise<void> {
  for (const { caseId, companionIds } of families) {
    await stage.get(SettleDestination).execute(stage.as('coordinator'), caseId, { offerId: offer });
    await stage.get(PrepareCase).consent(stage.as('coordinator'), caseId, {
      facilityId: hospital,
      answer: 'given',
      speaker: companionIds.length > 0 ? 'guardian' : 'patient',
    });
    await stage.get(PrepareCase).documents(stage.as('coordinator'), caseId, {
      people: [caseId, ...companionIds].map((personId, i) => ({
        personId,
        state: i === 1 ? 'none_exist' : 'complete',
      })),
    });
  }
}

/** One answer of a party for all of them. */
export async function answered(
  stage: Stage,
  families: readonly Family[],
  partyId: string,
  answer: ClearanceAnswer,
  { at, validUntil }: { readonly at?: Instant; readonly validUntil?: string } = {},
): Promise<void> {
  const cases = await stage.storage.records('medevacCases', `WHERE operation_id = $1 ORDER BY id`, [stage.operationId]);
  const versionOf = new Map(cases.map(({ id, version }) => [id, version]));
  await stage.get(RecordClearance).execute(stage.as('coordinator'), {
    partyId,
    answer,
    conditions: [],
    except: [],
    cases: families.map(({ caseId }) => ({ id: caseId, seenVersion: versionOf.get(caseId) ?? 0 })),
    ...(at === undefined ? {} : { occurredAt: at }),
    ...(validUntil === undefined ? {} : { validUntil }),
  });
}

/** Both parties clear those who are to leave that day. */
export async function clearForTheDay(
  stage: Stage,
  families: readonly Family[],
  day: string,
  { parties }: Preparation,
): Promise<void> {
  for (const party of parties) await answered(stage, families, party, 'cleared', { validUntil: onDay(day, '23:59') });
}

/** Those who go on waiting: asked for in November, and answered in every way that there is. */
export async function leaveWaiting(stage: Stage, waiting: readonly Family[], preparation: Preparation): Promise<void> {
  const [one, two] = preparation.parties;
  const every = (n: number, of: number): Family[] => waiting.filter((_, i) => i % n === of);
  const seen = waiting.filter(({ priority }) => priority !== 'unknown');
  await lookAt(
    stage,
    seen.filter((_, i) => i % 5 !== 4),
  );
  // Seen before Christmas: those who have to be looked at every week are red by now.
  await lookAt(
    stage,
    seen.filter((_, i) => i % 5 === 4),
    instant(onDay('2017-12-18', '11:00')),
  );
  for (const party of [one, two]) await answered(stage, waiting, party, 'requested', { at: ASKED });
  await answered(stage, every(3, 0), one, 'cleared', { validUntil: onDay('2018-01-10', '23:59') });
  await answered(stage, every(6, 0), two, 'cleared', { validUntil: onDay('2017-12-28', '12:00') });
  await answered(stage, every(9, 1), two, 'denied');
  await settle(stage, every(4, 0), preparation);
}
