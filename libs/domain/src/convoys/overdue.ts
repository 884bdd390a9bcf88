import { type Decision, type Moment, RuleViolation } from '../commands';
import { type Convoy, convoyAnswer, type ConvoyAnswer } from './convoy';

/**
 * No news came in time: the convoy is overdue, and those who watch it hear so. Refused when news arrived meanwhile and
 * moved the clock, and when this silence has rung already: a sweep may run twice, or race with a report.
 */
export function raiseOverdue(convoy: Convoy, { now }: Moment): Decision<{ readonly convoys: readonly Convoy[] }, ConvoyAnswer> {
  const { newsDueAt, overdueSince } = convoy;
  if (newsDueAt === null || newsDueAt > now) throw new RuleViolation('convoy.not_overdue', { newsDueAt });
  if (overdueSince === newsDueAt) throw new RuleViolation('convoy.already_overdue', { overdueSince });
  const next: Convoy = { ...convoy, version: convoy.version + 1, overdueSince: newsDueAt };
  const subject = { kind: 'convoy', id: convoy.id } as const;
  return {
    changes: { convoys: [next] },
    entry: { name: 'convoy.overdue', body: { reference: convoy.reference, newsDueAt, status: convoy.status }, subjects: [subject] },
    deadlines: [{ kind: 'convoy_overdue', subject, dueAt: null }],
    answer: convoyAnswer(next),
  };
}
