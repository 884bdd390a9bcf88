import { type Decision, type Moment, RuleViolation } from '../commands';
import { type Convoy, convoyAnswer, type ConvoyAnswer, subjectsOf } from './convoy';

/**
 * No news came in time: the convoy is overdue, and those who watch it hear so. Refused when news arrived meanwhile and
 * moved the clock, or when this time rang already, so that a sweep that raced with a report or a sweep changes nothing.
 */
export function raiseOverdue(
  convoy: Convoy,
  { now }: Moment,
): Decision<{ readonly convoys: readonly Convoy[] }, ConvoyAnswer> {
  const { newsDueAt } = convoy;
  if (newsDueAt === null || newsDueAt > now || hasRung(convoy))
    throw new RuleViolation('convoy.not_overdue', { newsDueAt });
  const next: Convoy = { ...convoy, version: convoy.version + 1, overdueSince: newsDueAt };
  const subject = { kind: 'convoy', id: convoy.id } as const;
  return {
    changes: { convoys: [next] },
    entry: {
      name: 'convoy.overdue',
      body: { reference: convoy.reference, newsDueAt, status: convoy.status },
      subjects: subjectsOf(convoy),
    },
    deadlines: [{ kind: 'convoy_overdue', subject, dueAt: null }],
    answer: convoyAnswer(next),
  };
}

/**
 * Whether the alarm for the time that stands has rung. A late report may move the time back while the convoy stays overdue:
 * that is the same silence, and whoever was woken for a later time is not woken for an earlier one.
 */
export const hasRung = ({ newsDueAt, overdueSince }: Pick<Convoy, 'newsDueAt' | 'overdueSince'>): boolean =>
  newsDueAt !== null && overdueSince !== null && newsDueAt <= overdueSince;
