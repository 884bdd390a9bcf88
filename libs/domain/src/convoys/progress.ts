import { earlierOf, type Instant, laterOf, minutesBetween, plusMinutes } from '../time';
import { type ConvoyLeg, type ConvoyReport, type ConvoyStatus, otherPeople, type OthersCount } from './convoy';

/** What all reports together say of a convoy on the road. Null status: nothing moved yet. */
export interface Progress {
  readonly status: Extract<ConvoyStatus, 'en_route' | 'stopped' | 'held' | 'at_stage' | 'arrived'> | null;
  readonly departedAt: Instant | null;
  readonly arrivedAt: Instant | null;
  readonly legs: readonly ConvoyLeg[];
  readonly aboard: { readonly patients: number; readonly companions: number } | null;
  /** When that head count was taken. */
  readonly countedAt: Instant | null;
  /** People without a case aboard. */
  readonly others: number | null;
  readonly problemAt: Instant | null;
  /** When news is due, grace included; null before the first departure and after the last arrival. */
  readonly newsDueAt: Instant | null;
}

/** Neither a word from the road nor a plan may move the clock further than this, so that nothing switches it off (DOMAIN 0.8). Minutes. */
export const LONGEST_SILENCE_MINUTES = 12 * 60;

/** How long a way is taken to last where nothing planned says so. Minutes. */
const UNPLANNED_LEG_MINUTES = 60;
const DEFAULT_GRACE_MINUTES = 15;

interface Course {
  status: Progress['status'];
  legs: ConvoyLeg[];
  /** Index of the leg under way or last done; -1 before any. */
  current: number;
  departedAt: Instant | null;
  arrivedAt: Instant | null;
  aboard: Progress['aboard'];
  countedAt: Instant | null;
  others: number | null;
  /** Since they were last counted: how many boarded under each code that base does not know. */
  underUnknownCodes: ReadonlyMap<string, number>;
  problemAt: Instant | null;
  /** News expected by, without grace. */
  expectedAt: Instant | null;
  stoppedAt: Instant | null;
  /** The leg's expected arrival, moved by the time spent standing. */
  legExpectedAt: Instant | null;
}

/**
 * Reads a convoy's state from everything said about it, in the order in which it happened. So reports may arrive late,
 * twice or out of order, and the outcome is the same (DOMAIN 0.1). A reported departure always starts the clock.
 */
export function progressOf(plannedLegs: readonly ConvoyLeg[], reports: readonly ConvoyReport[]): Progress {
  const course: Course = {
    status: null,
    legs: plannedLegs.map((leg) => ({ ...leg, departedAt: null, arrivedAt: null })),
    current: -1,
    departedAt: null,
    arrivedAt: null,
    aboard: null,
    countedAt: null,
    others: null,
    underUnknownCodes: new Map(),
    problemAt: null,
    expectedAt: null,
    stoppedAt: null,
    legExpectedAt: null,
  };
  for (const report of [...reports].sort(byHappening)) take(course, report);

  const { status, legs, departedAt, arrivedAt, aboard, countedAt, others, problemAt, expectedAt, current } = course;
  const { underUnknownCodes } = course;
  const grace = legs[current]?.graceMinutes ?? DEFAULT_GRACE_MINUTES;
  const clockRuns = status !== null && status !== 'arrived' && expectedAt !== null;
  return {
    status,
    departedAt,
    arrivedAt,
    legs,
    aboard,
    countedAt,
    others: withUnknownCodes(others, underUnknownCodes),
    problemAt,
    newsDueAt: clockRuns ? plusMinutes(expectedAt, grace) : null,
  };
}

/** When a report counts as having happened: a claim from the future counts from when base heard it, or the clock would sleep. */
export function effectiveAt({ occurredAt, recordedAt }: Pick<ConvoyReport, 'occurredAt' | 'recordedAt'>): Instant {
  return occurredAt < recordedAt ? occurredAt : recordedAt;
}

/** Of two that count from the same moment the claim decides: a phone whose clock runs ahead still knows its own order. */
function byHappening(a: ConvoyReport, b: ConvoyReport): number {
  const [first, second] = [orderOf(a), orderOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

const orderOf = (report: ConvoyReport): string => `${effectiveAt(report)} ${report.occurredAt} ${report.id}`;

function take(course: Course, report: ConvoyReport): void {
  const at = effectiveAt(report);
  switch (report.kind) {
    case 'left':
      return leave(course, at, report.legPosition);
    case 'stopped': {
      beginIfSilent(course, at);
      course.status = report.reason === 'held_by' ? 'held' : 'stopped';
      course.stoppedAt ??= at;
      course.arrivedAt = null;
      course.expectedAt =
        report.nextNewsBy === null
          ? stillAhead(course.expectedAt, at)
          : earlierOf(report.nextNewsBy, plusMinutes(at, LONGEST_SILENCE_MINUTES));
      return;
    }
    case 'moving':
      beginIfSilent(course, at);
      resume(course, at);
      return;
    case 'arrived':
      return arrive(course, at, report.legPosition);
    case 'problem':
      course.problemAt = at;
      return;
    case 'head_count':
      course.aboard = { patients: report.patients ?? 0, companions: report.companions ?? 0 };
      course.countedAt = at;
      return;
    case 'others':
      // Whoever counts anew counts them in: a phone does not hear which codes base knows.
      course.others = countOthers(report);
      course.underUnknownCodes = new Map();
      return;
    case 'unknown_code':
      // The same code said twice is one family said twice.
      course.underUnknownCodes = new Map([
        ...course.underUnknownCodes,
        [report.saidCode ?? report.id, report.people ?? 0],
      ]);
      return;
    default:
      report.kind satisfies never;
  }
}

/** To base they are people without a case, until a person finds whose code it was (DOMAIN 0.7). */
const withUnknownCodes = (others: number | null, under: Course['underUnknownCodes']): number | null =>
  under.size === 0 ? others : [...under.values()].reduce((sum, people) => sum + people, others ?? 0);

export const countOthers = (said: OthersCount): number => otherPeople.reduce((sum, each) => sum + (said[each] ?? 0), 0);

function leave(course: Course, at: Instant, position: number | null): void {
  const named = course.legs.findIndex((leg) => leg.position === position);
  course.current = named >= 0 ? named : isBetweenLegs(course) ? nextLeg(course) : course.current;
  const leg = course.legs[course.current];
  if (leg && leg.departedAt === null) course.legs[course.current] = { ...leg, departedAt: at };
  course.departedAt ??= at;
  begin(course, at);
}

/** A convoy that is heard of on the road without a *Left* is on the road: the skipped step stays not recorded. */
function beginIfSilent(course: Course, at: Instant): void {
  if (isBetweenLegs(course)) {
    course.current = nextLeg(course);
    begin(course, at);
  }
}

/** On the road, a *Left* without a leg is the same leg said again: read as the next, its arrival would end the clock. */
const isBetweenLegs = ({ status }: Course): boolean => status === null || status === 'arrived' || status === 'at_stage';

const nextLeg = ({ current, legs }: Course): number => Math.min(current + 1, legs.length - 1);

function begin(course: Course, at: Instant): void {
  const leg = course.legs[course.current];
  const minutes = leg ? minutesBetween(leg.plannedDepartureAt, leg.plannedArrivalAt) : UNPLANNED_LEG_MINUTES;
  course.status = 'en_route';
  course.arrivedAt = null;
  course.stoppedAt = null;
  course.legExpectedAt = plusMinutes(at, Math.min(minutes, LONGEST_SILENCE_MINUTES));
  course.expectedAt = course.legExpectedAt;
}

function resume(course: Course, at: Instant): void {
  if (course.stoppedAt !== null && course.legExpectedAt !== null) {
    course.legExpectedAt = plusMinutes(course.legExpectedAt, minutesBetween(course.stoppedAt, at));
  }
  course.stoppedAt = null;
  course.status = 'en_route';
  course.expectedAt = stillAhead(course.legExpectedAt, at);
}

/** A late convoy that is heard of gets an hour: else the alarm rings at the word and not at the silence after it. */
function stillAhead(expectedAt: Instant | null, at: Instant): Instant {
  return expectedAt !== null && expectedAt > at ? expectedAt : plusMinutes(at, UNPLANNED_LEG_MINUTES);
}

function arrive(course: Course, at: Instant, position: number | null): void {
  const named = course.legs.findIndex((leg) => leg.position === position);
  course.current = named >= 0 ? named : Math.max(course.current, 0);
  const leg = course.legs[course.current];
  if (leg && leg.arrivedAt === null) course.legs[course.current] = { ...leg, arrivedAt: at };
  course.stoppedAt = null;
  const following = course.legs[course.current + 1];
  if (following) {
    course.status = 'at_stage';
    const planned = laterOf(following.plannedDepartureAt, plusMinutes(at, UNPLANNED_LEG_MINUTES));
    course.expectedAt = earlierOf(planned, plusMinutes(at, LONGEST_SILENCE_MINUTES));
    course.arrivedAt = null;
  } else {
    course.status = 'arrived';
    course.arrivedAt = at;
    course.expectedAt = null;
  }
}
