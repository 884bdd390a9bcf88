import { discrepancy, type Decision, type DeadlineChange, type Moment, themselves } from '../commands';
import { type GateState, isMoving, type MedevacCase, waitingAgain } from '../evacuations';
import { aboardOf } from './boarding';
import {
  type Boarding,
  type Convoy,
  convoyAnswer,
  type ConvoyAnswer,
  type ConvoyOnRecord,
  subjectsOf,
  type ManifestLine,
} from './convoy';
import { mustBeOpen } from './lifecycle';
import type { ManifestChanges } from './manifest';

/**
 * The go: the manifest is frozen and security or the coordinator lets the convoy leave. What was open when the list was frozen
 * and is not any more does not stop the others: somebody is asked about it, by name of the case.
 */
export function releaseConvoy(
  convoy: Convoy,
  shut: readonly ShutAtRelease[],
  { now }: Moment,
): Decision<{ readonly convoys: readonly Convoy[] }, ConvoyAnswer> {
  mustBeOpen(convoy, 'release');
  const released: Convoy = { ...convoy, version: convoy.version + 1, status: 'ready', releasedAt: now };
  return {
    ...settled(released, 'convoy.released'),
    openItems: shut.map(({ caseId, gate, missing }) =>
      discrepancy('released_with_closed_gate', { kind: 'case', id: caseId }, { gate, why: missing }),
    ),
  };
}

/** Somebody on the frozen list who was ready then, and for whom something has lapsed, or was said, since. */
export interface ShutAtRelease extends Pick<GateState, 'gate' | 'missing'> {
  readonly caseId: string;
}

/** Calls the convoy off before it left. Everyone it held is free for another, and who had boarded gets off. */
export function cancelConvoy(
  { convoy, lines, boardings }: Pick<ConvoyOnRecord, 'convoy' | 'lines' | 'boardings'>,
  cases: readonly MedevacCase[],
  by: Deciding,
): Decision<SettledChanges, ConvoyAnswer> {
  mustBeOpen(convoy, 'cancel');
  const next: Convoy = {
    ...convoy,
    version: convoy.version + 1,
    status: 'cancelled',
    cancelledAt: by.now,
    newsDueAt: null,
  };
  const held = lines.filter(({ holds }) => holds);
  const aboard = aboardOf(convoy.id, boardings);
  return {
    ...settled(next, 'convoy.cancelled', [stopTheClock(next)]),
    changes: {
      convoys: [next],
      manifestLines: held.map((line) => ({ ...line, holds: false, travelled: false })),
      medevacCases: carriedOf(held, aboard, cases).map((each) => ({
        ...each,
        status: waitingAgain(each),
        version: each.version + 1,
      })),
      boardings: aboard.map((step) => settledStep(step, { kind: 'taken_off', reason: 'called_off' }, by)),
    },
  };
}

/** Who decides, and when. */
export interface Deciding extends Moment {
  readonly actorId: string;
}

export interface SettledChanges extends ManifestChanges {
  readonly boardings: readonly Boarding[];
}

/** What base decides of somebody who is aboard by name. */
export const settledStep = (
  { convoyId, caseId, personId, personKind, operationId }: Boarding,
  what: Pick<Boarding, 'kind' | 'reason'>,
  { now, actorId }: Deciding,
): Boarding => ({
  ...what,
  ...themselves,
  id: `${convoyId}:${personId}:settled`,
  operationId,
  convoyId,
  reportId: convoyId,
  caseId,
  personId,
  personKind,
  occurredAt: now,
  recordedAt: now,
  reportedBy: actorId,
  facilityId: null,
  condition: null,
  noteId: null,
  receivedById: null,
});

/** Ends the record after the debriefing. */
export function closeConvoy(
  convoy: Convoy,
  { now }: Moment,
): Decision<{ readonly convoys: readonly Convoy[] }, ConvoyAnswer> {
  mustBeOpen(convoy, 'close');
  return settled({ ...convoy, version: convoy.version + 1, status: 'closed', closedAt: now }, 'convoy.closed');
}

/**
 * The cases that wait on these lines, or whose patients are aboard by name. A case is also known to a convoy through a draft
 * or a companion; then another convoy may hold or carry its patient, and what happens to this one does not touch it.
 */
export const carriedOf = (
  held: readonly ManifestLine[],
  aboard: readonly Boarding[],
  cases: readonly MedevacCase[],
): readonly MedevacCase[] =>
  cases.filter(
    (each) =>
      (each.status === 'scheduled' && held.some(({ personId }) => personId === each.id)) ||
      (isMoving(each) && aboard.some(({ personId }) => personId === each.id)),
  );

export const stopTheClock = ({ id }: Convoy): DeadlineChange => ({
  kind: 'convoy_overdue',
  subject: { kind: 'convoy', id },
  dueAt: null,
});

function settled(
  next: Convoy,
  name: 'convoy.released' | 'convoy.cancelled' | 'convoy.closed',
  deadlines: readonly DeadlineChange[] = [],
): Decision<{ readonly convoys: readonly Convoy[] }, ConvoyAnswer> {
  return {
    changes: { convoys: [next] },
    entry: {
      name,
      body: { reference: next.reference, status: next.status },
      subjects: subjectsOf(next),
    },
    deadlines,
    answer: convoyAnswer(next),
  };
}
