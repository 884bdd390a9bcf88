import { earlierOf, type Instant } from '../time';
import { type CaseStatus, isDead, isWaiting, isMoving, type MedevacCase, type MovingStatus } from './medevac-case';

/** What is said of one person at a vehicle's door. `absent`: the others of the family boarded, and this one did not come. */
export const stepKinds = ['boarded', 'absent', 'declined', 'taken_off', 'died', 'handed_over'] as const;
export type StepKind = (typeof stepKinds)[number];

/** Why somebody got off, as the field says it. Who took somebody off is not asked on a phone (DOMAIN 0.6). */
export const takenOffReasons = [
  'left_by_choice',
  'taken_off_by_others',
  'stayed_with_family',
  'unwell',
  'died',
] as const;
export type TakenOffReason = (typeof takenOffReasons)[number];

/** Besides those: a family that was made to part, a convoy that was called off, somebody whom base did not count out. */
export const offReasons = [...takenOffReasons, 'forced_split', 'called_off', 'not_counted_out'] as const;
export type OffReason = (typeof offReasons)[number];

/** One person's step onto or off a convoy. Kept as said; where somebody is, is read from all of them together. */
export interface JourneyStep {
  readonly id: string;
  readonly convoyId: string;
  readonly caseId: string;
  readonly personId: string;
  readonly kind: StepKind;
  readonly reason: OffReason | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
}

/** What a case reads of a convoy on which somebody of it boarded. */
export interface ConvoyStanding {
  readonly id: string;
  /** What a patient aboard is, as far as the reports of that convoy go. */
  readonly carries: MovingStatus;
  readonly allClearAt: Instant | null;
  readonly cancelledAt: Instant | null;
}

/** A claim from the future counts from when base heard it. */
export const happenedAt = ({ occurredAt, recordedAt }: Pick<JourneyStep, 'occurredAt' | 'recordedAt'>): Instant =>
  earlierOf(occurredAt, recordedAt);

const orderOf = (step: JourneyStep): string => `${happenedAt(step)} ${step.occurredAt} ${step.id}`;

/** The steps of one person, as they happened: reports may arrive late, twice or out of order. */
export const stepsOf = <Step extends JourneyStep>(personId: string, steps: readonly Step[]): Step[] =>
  steps
    .filter((step) => step.personId === personId)
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : orderOf(a) > orderOf(b) ? 1 : 0));

/** Where the steps leave somebody. Null: no report says that they ever boarded. */
export type Whereabouts =
  | { readonly kind: 'aboard'; readonly convoyId: string; readonly since: Instant }
  | { readonly kind: 'off' | 'taken' | 'handed_over'; readonly convoyId: string }
  | null;

/** A death does not move anybody: it has reports of its own, and can be taken back. */
export function whereaboutsOf(personId: string, steps: readonly JourneyStep[]): Whereabouts {
  const own = stepsOf(personId, steps).filter(({ kind }) => kind !== 'died');
  const last = own.at(-1);
  if (!last) return null;
  const { convoyId } = last;
  if (last.kind === 'boarded') return { kind: 'aboard', convoyId, since: happenedAt(last) };
  if (last.kind === 'handed_over') return { kind: 'handed_over', convoyId };
  if (last.reason === 'taken_off_by_others') return { kind: 'taken', convoyId };
  return own.some(({ kind }) => kind === 'boarded' || kind === 'handed_over') ? { kind: 'off', convoyId } : null;
}

/** What the reports make of a patient aboard; null where that convoy is over, or was called off after they had boarded. */
export function movingBy(whereabouts: Whereabouts, standings: readonly ConvoyStanding[]): MovingStatus | null {
  if (whereabouts?.kind !== 'aboard') return null;
  const convoy = standings.find(({ id }) => id === whereabouts.convoyId);
  if (!convoy || convoy.allClearAt !== null) return null;
  return convoy.cancelledAt !== null && whereabouts.since <= convoy.cancelledAt ? null : convoy.carries;
}

interface Travelled {
  readonly before: readonly JourneyStep[];
  readonly after: readonly JourneyStep[];
  readonly standings: readonly ConvoyStanding[];
  /** Whether a frozen list holds the patient. */
  readonly isHeld: boolean;
  /** When the patient is said to have died, as far as that stands. */
  readonly diedAt: Instant | null;
}

/**
 * What a case is after more steps are known. Only what the road itself says of a case is changed by the road: a case that
 * ended otherwise, or whose patient is in a ward by now, stays what it is, and a person looks.
 */
export function statusAfterSteps(patient: MedevacCase, journey: Travelled): CaseStatus {
  if (isDead(patient)) return statusOfTheDead(patient, journey);
  const before = whereaboutsOf(patient.id, journey.before);
  const after = whereaboutsOf(patient.id, journey.after);
  if (isSame(before, after) || !isRoadsOwn(patient, before)) return patient.status;
  if (after?.kind === 'aboard') {
    // Said to have boarded what is over: nobody moves on it, whatever carried them before.
    const over = isMoving(patient) ? waitingAgain(patient, journey.isHeld) : patient.status;
    return movingBy(after, journey.standings) ?? over;
  }
  if (after?.kind === 'handed_over') return 'handed_over';
  if (after?.kind === 'taken') return 'missing';
  return waitingAgain(patient, journey.isHeld);
}

/** Who did not travel waits again, where they waited before; whom a frozen list still holds has a place on it. */
export const waitingAgain = (
  { listedAt }: Pick<MedevacCase, 'listedAt'>,
  isHeld = false,
): 'scheduled' | 'listed' | 'submitted' => (isHeld ? 'scheduled' : listedAt === null ? 'submitted' : 'listed');

const isSame = (a: Whereabouts, b: Whereabouts): boolean =>
  a?.kind === b?.kind && (a?.kind !== 'aboard' || b?.kind !== 'aboard' || a.convoyId === b.convoyId);

const isRoadsOwn = (patient: MedevacCase, before: Whereabouts): boolean =>
  isWaiting(patient) ||
  isMoving(patient) ||
  (before?.kind === 'handed_over' && patient.status === 'handed_over') ||
  (before?.kind === 'taken' && patient.status === 'missing');

/** A step that is heard of late can say where somebody died; it never brings them back. */
function statusOfTheDead(patient: MedevacCase, { after, standings, diedAt }: Travelled): CaseStatus {
  return diedAt === null ? patient.status : (placeOfDeath(patient.id, after, standings, diedAt) ?? patient.status);
}

/** Where a patient was when they died, by the steps up to then; null where no step says. */
export function placeOfDeath(
  personId: string,
  steps: readonly JourneyStep[],
  standings: readonly ConvoyStanding[],
  diedAt: Instant,
): (CaseStatus & `died_${string}`) | null {
  const until = whereaboutsOf(
    personId,
    steps.filter((step) => happenedAt(step) <= diedAt),
  );
  // Said to have died before they are said to have boarded: they waited.
  if (until === null) return whereaboutsOf(personId, steps) === null ? null : 'died_waiting';
  if (until.kind === 'handed_over') return 'died_after_arrival';
  if (until.kind !== 'aboard') return 'died_waiting';
  const clearedAt = standings.find(({ id }) => id === until.convoyId)?.allClearAt ?? null;
  return clearedAt !== null && clearedAt <= diedAt ? 'died_after_arrival' : 'died_in_transit';
}
