import type { LedgerEntry, Subject } from '../audit';
import { type Decision, type Moment, RuleViolation } from '../commands';
import type { Instant } from '../time';
import { isTold, severities, severityOf, type Severity } from './severity';

export const watchScopes = ['operation', 'enclave', 'convoy'] as const;
export type WatchScope = (typeof watchScopes)[number];

/** A person on duty, from when to when, for what, from which severity on. */
export interface Watch {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly accountId: string;
  readonly scope: WatchScope;
  /** The operation's, area's or convoy's id. */
  readonly scopeId: string;
  readonly leastSeverity: Severity;
  readonly onDutyFrom: Instant;
  readonly onDutyUntil: Instant | null;
}

export type NewWatch = Omit<Watch, 'operationId' | 'version'>;

export interface WatchChanges {
  readonly watches: readonly Watch[];
}

type Written = { readonly id: string; readonly version: number };

/** Puts a person on duty. */
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
        scope: plan.scope,
        leastSeverity: plan.leastSeverity,
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

/**
 * Who hears of an entry: everyone whose watch covers one of its subjects, is on duty when it was recorded, and asks for
 * its severity; each person once. Whoever made the entry is not told what they just did, unless it is an alarm.
 */
export function whoHears(
  entry: Pick<LedgerEntry, 'name' | 'subjects' | 'recordedAt' | 'actorId' | 'operationId'>,
  watches: readonly Watch[],
): readonly string[] {
  if (!isTold(entry.name)) return [];
  const severity = severityOf[entry.name];
  const hearers = watches
    .filter(
      (watch) =>
        watch.onDutyFrom <= entry.recordedAt && (watch.onDutyUntil === null || watch.onDutyUntil > entry.recordedAt),
    )
    .filter(({ leastSeverity }) => severities.indexOf(severity) >= severities.indexOf(leastSeverity))
    .filter((watch) => covers(watch, entry.operationId, entry.subjects))
    .map(({ accountId }) => accountId)
    .filter((accountId) => severity === 'alarm' || accountId !== entry.actorId);
  return [...new Set(hearers)].sort();
}

function covers({ scope, scopeId, ...watch }: Watch, operationId: string, subjects: readonly Subject[]): boolean {
  if (watch.operationId !== operationId) return false;
  if (scope === 'operation') return scopeId === operationId;
  return subjects.some(({ kind, id }) => kind === scope && id === scopeId);
}
