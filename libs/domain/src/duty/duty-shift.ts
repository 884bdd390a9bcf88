import { type Actor, can } from '../accounts';
import type { EntryDraft } from '../audit';
import { type Decision, type Moment, RuleViolation } from '../commands';
import { earlierOf, type Instant, laterOf, minutesBetween } from '../time';

/** Who is called first, and who when the first does not answer. */
export const callOrders = ['first', 'second'] as const;
export type CallOrder = (typeof callOrders)[number];

/** Nobody is awake for longer. Hours. */
export const LONGEST_SHIFT_HOURS = 72;

/** Somebody on duty from when to when, for the whole operation or for one area. Moments are operation time. */
export interface DutyShift {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly accountId: string;
  readonly enclaveId: string | null;
  readonly callOrder: CallOrder;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly handedOverAt: Instant | null;
  /** The shift that took over. */
  readonly handedOverTo: string | null;
  /** The sealed words of the hand-over. */
  readonly noteId: string | null;
}

export type NewShift = Pick<DutyShift, 'id' | 'accountId' | 'enclaveId' | 'callOrder' | 'startsAt' | 'endsAt'>;

export interface ShiftChanges {
  readonly dutyShifts: readonly DutyShift[];
}

type Written = { readonly id: string; readonly version: number };

/** Plans a shift. Whoever is on duty must be one who may hear of convoys there: an alarm would otherwise reach nobody. */
export function planShift(
  person: Actor,
  othersOfTheirs: readonly DutyShift[],
  plan: NewShift,
  { now }: Moment,
): Decision<ShiftChanges, Written> {
  const { operationId } = person;
  const { id, accountId, enclaveId, startsAt, endsAt } = plan;
  if (endsAt <= startsAt) throw new RuleViolation('shift.ends_before_it_begins', { startsAt, endsAt }, 'invalid');
  if (minutesBetween(startsAt, endsAt) > LONGEST_SHIFT_HOURS * 60)
    throw new RuleViolation('shift.too_long', { hours: LONGEST_SHIFT_HOURS }, 'invalid');
  if (endsAt <= now) throw new RuleViolation('shift.is_over', { endsAt });
  if (!can(person, 'convoys.read', { operationId, enclaveId }))
    throw new RuleViolation('shift.person_hears_nothing_there', { accountId });
  const twice = othersOfTheirs.find(
    (each) =>
      each.enclaveId === enclaveId &&
      // One that was taken off the rota before it began is as long as nothing.
      each.startsAt < each.endsAt &&
      each.startsAt < endsAt &&
      startsAt < each.endsAt,
  );
  if (twice) throw new RuleViolation('shift.on_duty_already', { shiftId: twice.id });
  const shift = { ...plan, operationId, version: 1, handedOverAt: null, handedOverTo: null, noteId: null };
  return {
    changes: { dutyShifts: [shift] },
    entry: entryOf('shift.planned', shift, { callOrder: plan.callOrder, from: startsAt, until: endsAt }),
    answer: { id, version: 1 },
  };
}

/** Ends a shift now; one that has not begun will not be. */
export function endShift(shift: DutyShift, { now }: Moment): Decision<ShiftChanges, Written> {
  if (shift.endsAt <= now) throw new RuleViolation('shift.is_over', { id: shift.id });
  const ended = { ...shift, version: shift.version + 1, endsAt: laterOf(shift.startsAt, now) };
  return {
    changes: { dutyShifts: [ended] },
    entry: entryOf('shift.ended', ended, { until: ended.endsAt }),
    answer: { id: ended.id, version: ended.version },
  };
}

/**
 * Hands over from one shift to another, both of which are on the rota: the first ends now, the second begins now at the
 * latest. Where nobody was on in between, the answer says for how many minutes.
 */
export function handOverShift(
  from: DutyShift,
  to: DutyShift,
  { now, noteId }: Moment & { readonly noteId: string },
): Decision<ShiftChanges, Written & { readonly gapMinutes: number }> {
  if (from.id === to.id) throw new RuleViolation('shift.handed_to_itself', { id: from.id }, 'invalid');
  if (from.handedOverAt !== null) throw new RuleViolation('shift.handed_over_already', { id: from.id });
  if (from.startsAt > now) throw new RuleViolation('shift.not_begun', { id: from.id });
  if (to.endsAt <= now) throw new RuleViolation('shift.is_over', { id: to.id });
  if (to.enclaveId !== null && to.enclaveId !== from.enclaveId)
    throw new RuleViolation('shift.of_another_area', { id: to.id });
  const handed = {
    ...from,
    version: from.version + 1,
    endsAt: earlierOf(from.endsAt, now),
    handedOverAt: now,
    handedOverTo: to.id,
    noteId,
  };
  const taken = { ...to, version: to.version + 1, startsAt: earlierOf(to.startsAt, now) };
  const gapMinutes = Math.max(0, Math.round(minutesBetween(handed.endsAt, taken.startsAt)));
  const entry = entryOf('shift.handed_over', handed, { toShiftId: to.id, toAccountId: to.accountId, gapMinutes });
  return {
    changes: { dutyShifts: [handed, taken] },
    entry: {
      ...entry,
      subjects: [...entry.subjects, { kind: 'shift', id: to.id }, { kind: 'account', id: to.accountId }],
    },
    answer: { id: handed.id, version: handed.version, gapMinutes },
  };
}

const entryOf = (
  name: 'shift.planned' | 'shift.ended' | 'shift.handed_over',
  { id, accountId, enclaveId }: DutyShift,
  more: EntryDraft['body'],
): EntryDraft => ({
  name,
  body: { shiftId: id, accountId, enclaveId, ...more },
  subjects: [
    { kind: 'shift', id },
    { kind: 'account', id: accountId },
    ...(enclaveId === null ? [] : [{ kind: 'enclave', id: enclaveId } as const]),
  ],
});
