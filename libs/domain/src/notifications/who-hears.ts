import type { Actor } from '../accounts';
import type { LedgerEntry, Subject } from '../audit';
import { type DutyShift, onDuty } from '../duty';
import type { Instant } from '../time';
import { isTold, severities, type Severity, severityOf, type ToldEvent } from './severity';
import { hasTask, type MovementHere } from './task';
import { mayHear } from './visible';
import { type Watch, type WatchTiming, watchTimings } from './watch';
import { kindOf, tellsOfMovement } from './watch-kind';

/** An entry, with where the thing that it is about lies and who has a task on it. */
export interface Heard extends Pick<LedgerEntry, 'name' | 'subjects' | 'recordedAt' | 'actorId' | 'operationId'> {
  /** Of its first subject; null where that lies in no area. */
  readonly enclaveId: string | null;
  /** With a task on the convoy that it is about; none where it is about none. */
  readonly assignedAccountIds: readonly string[];
}

/** Whom there is to tell, and who asked for what. */
export interface Hearers {
  /** Everybody who holds a role in the operation now. */
  readonly people: readonly Actor[];
  readonly watches: readonly Watch[];
  /** The rota, as far as it may be about now. */
  readonly shifts: readonly DutyShift[];
}

export interface Hearing {
  readonly accountId: string;
  readonly timing: WatchTiming;
  /** The convoy that must be out of the road's danger (all clear, or cancelled) before this is told; else null. */
  readonly afterAllClearOf: string | null;
}

/** Gathered messages go at least so far apart: told with the next of them, a movement is told to nobody at once. */
const NEXT_DIGEST: WatchTiming = 'hourly';

/**
 * Who hears of an entry, and when: each person once, at the soonest that they asked for, and only of what they may read.
 * An alarm goes at once to who watches it and to who is on duty. Of a movement only those with a task hear at once; the
 * others read of it gathered, when the convoy is back. Whoever made the entry is not told what they just did, unless it is
 * an alarm.
 */
export function whoHears(heard: Heard, { people, watches, shifts }: Hearers): readonly Hearing[] {
  const { name, operationId, enclaveId, recordedAt } = heard;
  if (!isTold(name)) return [];
  const severity = severityOf[name];
  const asking = watches.filter((watch) => isAskedFor(watch, heard, name, severity));
  const onDutyAccountIds = onDuty(
    shifts.filter((shift) => shift.operationId === operationId),
    recordedAt,
    enclaveId,
  ).map(({ accountId }) => accountId);
  const movement = movementOf(heard, name, onDutyAccountIds);
  return people.flatMap((person) => {
    const { accountId } = person;
    if (severity !== 'alarm' && accountId === heard.actorId) return [];
    if (!mayHear(person, heard)) return [];
    const theirs = asking.filter((watch) => isFor(watch, person));
    const timings = theirs.map(({ timing }) => timing);
    if (severity === 'alarm')
      return timings.length > 0 || onDutyAccountIds.includes(accountId) ? [atOnce(accountId)] : [];
    const timing = watchTimings.find((each) => timings.includes(each));
    if (timing === undefined) return [];
    const watchesIt = theirs.some(({ scope }) => scope === 'convoy');
    if (movement === null || hasTask(person, { ...movement, watchesIt }))
      return [{ accountId, timing, afterAllClearOf: null }];
    return [{ accountId, timing: timing === 'at_once' ? NEXT_DIGEST : timing, afterAllClearOf: movement.convoyId }];
  });
}

const atOnce = (accountId: string): Hearing => ({ accountId, timing: 'at_once', afterAllClearOf: null });

/** Whether the watch is the person's own, or of a team that they belong to now. */
const isFor = ({ accountId, team }: Watch, person: Actor): boolean =>
  team === null ? accountId === person.accountId : person.grants.some(({ role }) => role === team);

function isAskedFor(watch: Watch, heard: Heard, name: ToldEvent, severity: Severity): boolean {
  const least = watch.scope === 'alarm' ? 'alarm' : watch.leastSeverity;
  return (
    stands(watch, heard.recordedAt) &&
    severities.indexOf(severity) >= severities.indexOf(least) &&
    (watch.kinds.length === 0 || watch.kinds.includes(kindOf[name])) &&
    covers(watch, heard.operationId, heard.subjects)
  );
}

const stands = ({ onDutyFrom, onDutyUntil }: Watch, at: Instant): boolean =>
  onDutyFrom <= at && (onDutyUntil === null || onDutyUntil > at);

function covers({ scope, scopeId, ...watch }: Watch, operationId: string, subjects: readonly Subject[]): boolean {
  if (watch.operationId !== operationId) return false;
  if (scope === 'operation' || scope === 'alarm') return scopeId === operationId;
  return subjects.some(({ kind, id }) => kind === scope && id === scopeId);
}

type Movement = Omit<MovementHere, 'watchesIt'> & { readonly convoyId: string };

/** The movement that an entry gives away, or null. */
function movementOf(
  { subjects, operationId, enclaveId, assignedAccountIds }: Heard,
  name: ToldEvent,
  onDutyAccountIds: readonly string[],
): Movement | null {
  const convoyId = subjects.find(({ kind }) => kind === 'convoy')?.id;
  if (convoyId === undefined || !tellsOfMovement(name)) return null;
  return { name, operationId, enclaveId, assignedAccountIds, onDutyAccountIds, convoyId };
}
