import fc from 'fast-check';
import { type ConvoyLeg, type ConvoyReport, reportKinds, stopReasons } from '@corridor/domain/convoys';
import { plusMinutes } from '@corridor/domain/time';
import { aLeg, aReport, at } from './domain-builders';

/** One to three legs of half an hour to a day and more, planned hours or days apart. */
export const plannedLegs: fc.Arbitrary<readonly ConvoyLeg[]> = fc
  .array(
    fc.record({
      wait: fc.integer({ min: 0, max: 6_000 }),
      takes: fc.integer({ min: 30, max: 2_000 }),
      grace: fc.integer({ min: 5, max: 60 }),
    }),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((legs) => {
    let clock = 60;
    return legs.map(({ wait, takes, grace }, i) => {
      const plannedDepartureAt = at(clock + wait);
      clock += wait + takes;
      return aLeg({
        position: i + 1,
        plannedDepartureAt,
        plannedArrivalAt: plusMinutes(plannedDepartureAt, takes),
        graceMinutes: grace,
      });
    });
  });

/**
 * Anything that people may say of a convoy, in any order: steps skipped or said twice, legs that do not exist, clocks that
 * run days behind or ahead, two reports of the same minute. Each has an id of its own.
 */
export const wordsFromTheRoad: fc.Arbitrary<readonly ConvoyReport[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...reportKinds),
      legPosition: fc.constantFrom(null, 1, 2, 3, 9),
      happened: fc.integer({ min: -200, max: 1_500 }),
      heardAfter: fc.constantFrom(-3_000, -30, 0, 0, 0, 5, 600),
      reason: fc.constantFrom(null, ...stopReasons),
      nextNewsAfter: fc.constantFrom(null, -60, 30, 300, 100_000),
      patients: fc.constantFrom(null, 0, 3, 500),
      saidCode: fc.constantFrom('7K4M-PQ2', '2222-222'),
    }),
    { maxLength: 12 },
  )
  .map((words) =>
    words.map(({ kind, legPosition, happened, heardAfter, reason, nextNewsAfter, patients, saidCode }, i) =>
      aReport({
        id: `report-${String(i).padStart(2, '0')}`,
        kind,
        legPosition,
        occurredAt: at(happened),
        recordedAt: at(happened + heardAfter),
        reason,
        nextNewsBy: nextNewsAfter === null ? null : at(happened + nextNewsAfter),
        patients,
        companions: patients,
        ...(kind === 'unknown_code' ? { saidCode, people: patients } : {}),
      }),
    ),
  );
