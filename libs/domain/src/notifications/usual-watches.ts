import type { Actor, Role } from '../accounts';
import { type Decision, type Moment, RuleViolation } from '../commands';
import type { Watch, WatchChanges, WatchPlan } from './watch';

type Usual = Pick<Watch, 'kinds' | 'leastSeverity' | 'timing'>;

const everyAlarm: Usual = { kinds: [], leastSeverity: 'alarm', timing: 'at_once' };

/** What each role watches where nobody said otherwise. Offered, and never stood without being asked for. */
export const usualWatchesOf: Readonly<Record<Role, readonly Usual[]>> = {
  coordinator: [{ kinds: [], leastSeverity: 'attention', timing: 'at_once' }],
  duty_officer: [{ kinds: [], leastSeverity: 'attention', timing: 'at_once' }],
  security: [
    { kinds: ['movements', 'incidents', 'protection', 'sign_off'], leastSeverity: 'attention', timing: 'at_once' },
  ],
  medical_reviewer: [
    { kinds: ['medical'], leastSeverity: 'attention', timing: 'at_once' },
    { kinds: ['medical'], leastSeverity: 'info', timing: 'daily' },
    { kinds: ['sign_off'], leastSeverity: 'attention', timing: 'at_once' },
  ],
  logistics: [
    { kinds: ['movements'], leastSeverity: 'info', timing: 'at_once' },
    { kinds: ['medical'], leastSeverity: 'attention', timing: 'daily' },
  ],
  head_of_office: [
    everyAlarm,
    { kinds: ['sign_off', 'protection'], leastSeverity: 'attention', timing: 'at_once' },
    { kinds: [], leastSeverity: 'attention', timing: 'daily' },
  ],
  situation_analyst: [{ kinds: ['incidents', 'reports'], leastSeverity: 'info', timing: 'hourly' }],
  // A phone shows the convoy that it is assigned to; a donor and an administrator are told of nothing.
  field: [],
  donor: [],
  administrator: [],
};

/** What somebody's roles usually watch, as far as each reaches, less what they watch already. Ids are drawn by who asks. */
export function usualWatches(actor: Actor, standing: readonly Watch[]): readonly WatchPlan[] {
  const plans = actor.grants.flatMap(({ role, enclaveId }) =>
    usualWatchesOf[role].map((usual) => ({
      ...usual,
      scope: enclaveId === null ? ('operation' as const) : ('enclave' as const),
      scopeId: enclaveId ?? actor.operationId,
    })),
  );
  const mine = standing.filter(({ accountId, team }) => accountId === actor.accountId && team === null);
  const taken = new Set(mine.map(sameness));
  return plans.filter((plan) => !taken.has(sameness(plan)) && taken.add(sameness(plan)));
}

const sameness = ({ scope, scopeId, kinds, leastSeverity, timing }: WatchPlan): string =>
  [scope, scopeId, [...kinds].sort().join('+'), leastSeverity, timing].join(' ');

/** Stands what the person's roles usually watch, from now on. Refused where they watch all of it already. */
export function standUsualWatches(
  actor: Actor,
  held: readonly Watch[],
  { ids, now }: Moment & { readonly ids: readonly string[] },
): Decision<WatchChanges, { readonly ids: readonly string[] }> {
  const standing = held.filter(({ onDutyUntil }) => onDutyUntil === null || onDutyUntil > now);
  const plans = usualWatches(actor, standing).slice(0, ids.length);
  if (plans.length === 0) throw new RuleViolation('watch.usual_stands');
  const watches = plans.map((plan, i) => ({
    ...plan,
    id: ids[i] ?? '', // never empty: there are no more plans than ids
    operationId: actor.operationId,
    version: 1,
    accountId: actor.accountId,
    team: null,
    onDutyFrom: now,
    onDutyUntil: null,
  }));
  const made = watches.map(({ id }) => id);
  return {
    changes: { watches },
    entry: {
      name: 'watch.usual_stood',
      body: { accountId: actor.accountId, watches: made },
      subjects: [
        ...made.map((id) => ({ kind: 'watch', id }) as const),
        { kind: 'account', id: actor.accountId } as const,
      ],
    },
    answer: { ids: made },
  };
}

/** As many ids as a person can need: every role's watches, for as many areas as somebody may hold a role in. */
export const mostUsual = ({ grants }: Actor): number =>
  grants.reduce((sum, { role }) => sum + usualWatchesOf[role].length, 0);
