import { type Actor, can } from '@corridor/domain/accounts';
import { type Command, unknown } from '@corridor/domain/commands';
import type { FamilyOnRecord } from '@corridor/domain/convoys';
import { needsOfStandings, standingsOf } from '@corridor/storage/convoys/journeys';
import { caseFileOf, needsOfBeds, needsOfCaseFiles, requirementsOf } from '@corridor/storage/evacuations/case-files';
import type { Context } from '@corridor/storage/use-case';
import type { Needs, Rows } from '@corridor/storage/working-set';
import { convoyOnRecord, passengersOnRecord, recordOfConvoy, touchesRoad } from './convoy-on-record';

type AboutFamily = Command<{ readonly caseId: string }>;
type Stage = (command: AboutFamily, rows: Rows) => Needs;

/** Everything that the rules of boarding read: the convoy, who is aboard, and the family's file. */
export const familyNeeds: readonly [Stage, Stage] = [
  (command) => {
    const { operationId, payload } = command;
    const files = needsOfCaseFiles(operationId, [payload.caseId]);
    const convoy = convoyOnRecord(command);
    return {
      ...files,
      ...convoy,
      manifestLines: { ...files.manifestLines, ...convoy.manifestLines },
      boardings: { ...convoy.boardings, caseId: [payload.caseId] },
      deathReports: { caseId: [payload.caseId] },
    };
  },
  (command, rows) => {
    const ids = [command.payload.caseId];
    return { ...needsOfBeds(rows, ids), ...needsOfStandings(rows, ids), ...passengersOnRecord(command, rows) };
  },
];

/** Refuses with `evacuation.unknown` where this operation has no such case, or where the actor does not reach it. */
export function familyOnRecord(rows: Rows, command: AboutFamily, { actor }: Context): FamilyOnRecord {
  const { operationId, subject, payload } = command;
  const record = recordOfConvoy(rows, subject.id);
  const file = caseFileOf(rows, payload.caseId);
  if (!isWithinReach(rows, command, actor)) throw unknown('evacuation', payload.caseId);
  return {
    record,
    file,
    required: requirementsOf(rows, operationId),
    steps: rows.where('boardings', 'caseId', payload.caseId),
    standings: standingsOf(rows, payload.caseId).filter(({ id }) => id !== subject.id),
    deaths: rows.where('deathReports', 'caseId', payload.caseId),
    isHeld: rows
      .where('manifestLines', 'caseId', payload.caseId)
      .some(({ holds, personId }) => holds && personId === payload.caseId),
  };
}

/** Whoever has a place on the convoy is reached through it, wherever they come from. */
export function isWithinReach(rows: Rows, command: AboutFamily, actor: Actor): boolean {
  const { operationId, subject, payload } = command;
  const isOnList = rows
    .where('manifestLines', 'convoyId', subject.id)
    .some(({ caseId, removedAt }) => caseId === payload.caseId && removedAt === null);
  const enclaveId = rows.find('medevacCases', payload.caseId)?.enclaveId ?? null;
  return isOnList || can(actor, 'convoys.report', { ...touchesRoad(rows, command), operationId, enclaveId });
}
