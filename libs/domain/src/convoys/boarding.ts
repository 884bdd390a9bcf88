import {
  type ConvoyStanding,
  happenedAt,
  isUnderWay,
  type JourneyStep,
  type MedevacCase,
  movingBy,
  type MovingStatus,
  type StepKind,
  stepsOf,
  whereaboutsOf,
} from '../evacuations';
import type { Boarding, Convoy, ConvoyLeg, ConvoyOnRecord, ConvoyReport, HeadCount } from './convoy';
import { type Progress, progressOf } from './progress';

/** Where a convoy leaves those aboard: they have boarded, are on the way, or are held by somebody. */
const carriesAt = {
  en_route: 'in_transit',
  stopped: 'in_transit',
  held: 'held_at_checkpoint',
  at_stage: 'in_transit',
  arrived: 'in_transit',
} as const satisfies Record<NonNullable<Progress['status']>, MovingStatus>;

/** The convoy as a case reads it: by what was said of it, since one that was called off may have left all the same. */
export function standingOfConvoy(
  { id, allClearAt, cancelledAt }: Pick<Convoy, 'id' | 'allClearAt' | 'cancelledAt'>,
  legs: readonly ConvoyLeg[],
  reports: readonly ConvoyReport[],
): ConvoyStanding {
  const { status } = progressOf(legs, reports);
  return { id, allClearAt, cancelledAt, carries: status === null ? 'boarded' : carriesAt[status] };
}

/** Everybody whose last step, on whatever convoy, is onto this one. */
export const aboardOf = <Step extends JourneyStep>(convoyId: string, steps: readonly Step[]): Step[] =>
  peopleOf(steps).flatMap((personId) => {
    const where = whereaboutsOf(personId, steps);
    const last = stepsOf(personId, steps).at(-1);
    return where?.kind === 'aboard' && where.convoyId === convoyId && last?.kind === 'boarded' ? [last] : [];
  });

export const peopleOf = (steps: readonly JourneyStep[]): string[] => [
  ...new Set(steps.map(({ personId }) => personId)),
];

/**
 * How many boarded this convoy by name and did not get off it; null where nobody ever boarded. By its own reports alone: of
 * somebody who is said to have boarded another one since, a person is asked, and the count stands until it is known.
 */
export function namedAboard(convoyId: string, steps: readonly Boarding[]): HeadCount | null {
  const own = steps.filter((step) => step.convoyId === convoyId);
  return own.some(({ kind }) => kind === 'boarded') ? sumOf(aboardOf(convoyId, own)) : null;
}

/**
 * How many are aboard: the last head count, less those who are said to have got off since; else those who boarded by
 * name. Null where neither is known.
 */
export function countAboard(
  { aboard, countedAt }: Pick<Progress, 'aboard' | 'countedAt'>,
  convoyId: string,
  steps: readonly Boarding[],
): HeadCount | null {
  if (aboard === null || countedAt === null) return namedAboard(convoyId, steps);
  const own = steps.filter((step) => step.convoyId === convoyId);
  const last = peopleOf(own).flatMap((personId) => stepsOf(personId, own).at(-1) ?? []);
  const off = sumOf(last.filter((step) => gotOff.includes(step.kind) && happenedAt(step) > countedAt));
  return {
    patients: Math.max(0, aboard.patients - off.patients),
    companions: Math.max(0, aboard.companions - off.companions),
  };
}

const gotOff: readonly StepKind[] = ['taken_off', 'died', 'handed_over'];

const sumOf = (steps: readonly Boarding[]): HeadCount => ({
  patients: steps.filter(({ personKind }) => personKind === 'patient').length,
  companions: steps.filter(({ personKind }) => personKind === 'companion').length,
});

/** What the convoy's own record says of how many are aboard. */
export function peopleAboard(
  progress: Pick<Progress, 'aboard' | 'countedAt' | 'others'>,
  { convoy, boardings }: Pick<ConvoyOnRecord, 'convoy' | 'boardings'>,
): Pick<Convoy, 'aboardPatients' | 'aboardCompanions' | 'aboardOthers'> {
  const count = countAboard(progress, convoy.id, boardings);
  return {
    aboardPatients: count?.patients ?? null,
    aboardCompanions: count?.companions ?? null,
    aboardOthers: progress.others,
  };
}

/** The patients aboard whose state the reports of their convoy change: held, moving again, under way. */
export function carriedBy(
  { convoy, legs, boardings }: Pick<ConvoyOnRecord, 'convoy' | 'legs' | 'boardings'>,
  reports: readonly ConvoyReport[],
  passengers: readonly MedevacCase[],
): MedevacCase[] {
  const standing = standingOfConvoy(convoy, legs, reports);
  return passengers.filter(isUnderWay).flatMap((patient) => {
    const where = whereaboutsOf(patient.id, boardings);
    const status = where?.kind === 'aboard' && where.convoyId === convoy.id ? movingBy(where, [standing]) : null;
    return status === null || status === patient.status ? [] : [{ ...patient, version: patient.version + 1, status }];
  });
}
