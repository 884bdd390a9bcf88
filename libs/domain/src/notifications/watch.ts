import type { Role } from '../accounts';
import { type Decision, type Moment, RuleViolation } from '../commands';
import type { Instant } from '../time';
import type { Severity } from './severity';
import type { WatchKind } from './watch-kind';

/** What is watched. `alarm`: alarms and nothing else, of everything that the person may read. */
export const watchScopes = ['operation', 'enclave', 'case', 'convoy', 'alarm'] as const;
export type WatchScope = (typeof watchScopes)[number];

/** Scopes that are about one thing, and not about the operation as a whole. */
export const scopesOfOne = ['enclave', 'case', 'convoy'] as const satisfies readonly WatchScope[];
export type ScopeOfOne = (typeof scopesOfOne)[number];
export const isScopeOfOne = (scope: WatchScope): scope is ScopeOfOne =>
  (scopesOfOne as readonly WatchScope[]).includes(scope);

/** When it is told: as it comes, or gathered, by the clock of whoever is told. */
export const watchTimings = ['at_once', 'hourly', 'daily', 'weekly'] as const;
export type WatchTiming = (typeof watchTimings)[number];

/** What a person, or whoever holds a role, is told of: of which things, which kinds, from which severity on, when. */
export interface Watch {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  /** Whose it is; of a team's, who stood it. */
  readonly accountId: string;
  /** The role whose holders are told, as far as each of them reaches; null: the person alone. */
  readonly team: Role | null;
  readonly scope: WatchScope;
  /** The operation's, area's, case's or convoy's id. */
  readonly scopeId: string;
  /** None: all of them. */
  readonly kinds: readonly WatchKind[];
  readonly leastSeverity: Severity;
  readonly timing: WatchTiming;
  readonly onDutyFrom: Instant;
  readonly onDutyUntil: Instant | null;
}

export type NewWatch = Omit<Watch, 'operationId' | 'version'>;
export type WatchPlan = Pick<Watch, 'scope' | 'scopeId' | 'kinds' | 'leastSeverity' | 'timing'>;

export interface WatchChanges {
  readonly watches: readonly Watch[];
}

type Written = { readonly id: string; readonly version: number };

/** Begins a watch. */
export function standWatch(operationId: string, plan: NewWatch): Decision<WatchChanges, Written> {
  if (plan.onDutyUntil !== null && plan.onDutyUntil <= plan.onDutyFrom) {
    throw new RuleViolation(
      'watch.ends_before_it_begins',
      { from: plan.onDutyFrom, until: plan.onDutyUntil },
      'invalid',
    );
  }
  return {
    changes: { watches: [{ ...plan, operationId, version: 1 }] },
    entry: {
      name: 'watch.stood',
      body: {
        watchId: plan.id,
        accountId: plan.accountId,
        team: plan.team,
        scope: plan.scope,
        kinds: plan.kinds,
        leastSeverity: plan.leastSeverity,
        timing: plan.timing,
        from: plan.onDutyFrom,
        until: plan.onDutyUntil,
      },
      subjects: [
        { kind: 'watch', id: plan.id },
        { kind: 'account', id: plan.accountId },
      ],
    },
    answer: { id: plan.id, version: 1 },
  };
}

/** Ends a watch now. What was told stays told. */
export function endWatch(watch: Watch, { now }: Moment): Decision<WatchChanges, Written> {
  if (watch.onDutyUntil !== null && watch.onDutyUntil <= now)
    throw new RuleViolation('watch.already_ended', { id: watch.id });
  const version = watch.version + 1;
  return {
    changes: { watches: [{ ...watch, version, onDutyUntil: now }] },
    entry: {
      name: 'watch.ended',
      body: { watchId: watch.id, accountId: watch.accountId },
      subjects: [
        { kind: 'watch', id: watch.id },
        { kind: 'account', id: watch.accountId },
      ],
    },
    answer: { id: watch.id, version },
  };
}
