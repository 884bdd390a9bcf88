import { earlierOf, type Instant } from '../time';
import type { AgeBand, CaseStatus, MedevacCase, Sex } from './medevac-case';
import { type EquityStage, stageOf } from './stages';
import type { CaseChange } from './tally';

export const waitStages = ['waiting', 'left', 'diedWaiting'] as const satisfies readonly EquityStage[];
/** Of whom a wait is told: who waits, who left, who died waiting. */
export type WaitStage = (typeof waitStages)[number];

/**
 * How many of one area, age and sex have waited how long, to the week. Kept with every change of a case, as `CaseTally` is, so
 * that a median costs the same however many cases there are.
 */
export interface WaitTally {
  readonly operationId: string;
  readonly enclaveId: string;
  readonly ageBand: AgeBand;
  readonly sex: Sex;
  readonly stage: WaitStage;
  /** Of who waits: the week in which they asked, counted from the first of 1970. Of the others: the weeks they had waited. */
  readonly week: number;
  /** Cases. */
  readonly count: number;
}

/** Days from the first of 1970 to the day; a moment begins with its day. */
const dayNumber = (at: Instant): number => Date.parse(at.slice(0, 10)) / 86_400_000;

/** Whole weeks from the first of 1970 to the day. */
export const weekOf = (at: Instant): number => Math.floor(dayNumber(at) / 7);

/** Whole weeks that somebody waited, by the calendar. Who is said to have left before they asked waited no time. */
export const weeksBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Math.floor((dayNumber(to) - dayNumber(from)) / 7));

const hasEnded = ({ status }: Pick<MedevacCase, 'status'>): boolean =>
  stageOf[status] === 'left' || stageOf[status] === 'diedWaiting';

/**
 * A case with the moment at which its wait ended, whichever rule changed it: when they left, or died waiting, as `at` says it
 * happened. It stays when they get further, and goes when they wait again.
 */
export function withWaitEnd(before: MedevacCase | undefined, after: MedevacCase, at: Instant): MedevacCase {
  if (!hasEnded(after)) return { ...after, waitEndedAt: null };
  if (!before || !hasEnded(before)) return { ...after, waitEndedAt: at };
  const hasMoved = stageOf[before.status] !== stageOf[after.status];
  // Who is now said to have died before the convoy left had waited no longer than that.
  return {
    ...after,
    waitEndedAt: hasMoved && before.waitEndedAt ? earlierOf(before.waitEndedAt, at) : before.waitEndedAt,
  };
}

/** What the changes add to each tally of waits and take from it. One that comes out as it was is left out. */
export const waitChanges = (changes: readonly CaseChange[]): readonly WaitTally[] =>
  addedUp(
    changes.flatMap(({ before, after }) => [...(before ? [{ ...before, count: -1 }] : []), { ...after, count: 1 }]),
  );

/** So many cases alike, as far as it says how long they waited. Of the moments, the days are enough. */
export interface CasesAlike extends Pick<WaitTally, 'operationId' | 'enclaveId' | 'ageBand' | 'sex' | 'count'> {
  readonly status: CaseStatus;
  readonly submittedAt: Instant;
  readonly waitEndedAt: Instant | null;
}

/** The tallies of so many cases; what a count of the cases themselves comes to. */
export function addedUp(cases: readonly CasesAlike[]): readonly WaitTally[] {
  const tallies = new Map<string, WaitTally>();
  for (const each of cases) {
    const place = placeOf(each);
    if (place === null) continue;
    const { operationId, enclaveId, ageBand, sex } = each;
    const key = [operationId, enclaveId, ageBand, sex, place.stage, place.week].join(' ');
    const count = (tallies.get(key)?.count ?? 0) + each.count;
    tallies.set(key, { operationId, enclaveId, ageBand, sex, ...place, count });
  }
  return [...tallies.values()].filter(({ count }) => count !== 0);
}

function placeOf({ status, submittedAt, waitEndedAt }: CasesAlike): Pick<WaitTally, 'stage' | 'week'> | null {
  const stage = stageOf[status];
  if (stage === 'waiting') return { stage, week: weekOf(submittedAt) };
  if (stage !== 'left' && stage !== 'diedWaiting') return null;
  // Of who left before this was kept nobody knows it.
  return waitEndedAt === null ? null : { stage, week: weeksBetween(submittedAt, waitEndedAt) };
}

/** How long people wait, or had waited. Weeks, whole ones. */
export interface Wait {
  /** Of how many it is told. */
  readonly people: number;
  /** Half of them no longer than this. */
  readonly median: number;
  readonly longest: number;
}

/** The waits of one group in one stage; null where there is nobody. `now` turns the week they asked into weeks. */
export function waitOf(
  tallies: readonly Pick<WaitTally, 'stage' | 'week' | 'count'>[],
  stage: WaitStage,
  now: Instant,
): Wait | null {
  const waits = tallies
    .filter((each) => each.stage === stage && each.count > 0)
    .map(({ week, count }) => ({ weeks: stage === 'waiting' ? Math.max(0, weekOf(now) - week) : week, count }))
    .sort((a, b) => a.weeks - b.weeks);
  const longest = waits.at(-1);
  if (!longest) return null;
  const people = waits.reduce((sum, { count }) => sum + count, 0);
  let behind = 0;
  const middle = waits.find(({ count }) => (behind += count) >= people / 2);
  return { people, median: middle?.weeks ?? longest.weeks, longest: longest.weeks };
}
