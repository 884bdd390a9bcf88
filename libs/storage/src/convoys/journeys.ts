import { standingOfConvoy } from '@corridor/domain/convoys';
import type { ConvoyStanding } from '@corridor/domain/evacuations';
import type { RecordOf } from '../records';
import type { Needs, Rows } from '../working-set';

/** The convoys on which somebody of these cases had a step. `boardings` by `caseId` must have been asked for. */
export function needsOfStandings(rows: Rows, caseIds: readonly string[]): Needs {
  const convoyIds = convoysOf(stepsOfCases(rows, caseIds));
  return {
    convoys: { id: convoyIds },
    convoyLegs: { convoyId: convoyIds },
    convoyReports: { convoyId: convoyIds },
  };
}

/** How those convoys stand, as a case reads them. */
export const standingsOf = (rows: Rows, caseId: string): ConvoyStanding[] =>
  convoysOf(stepsOfCases(rows, [caseId])).map((id) =>
    standingOfConvoy(
      rows.get('convoys', id, 'convoy'),
      rows.where('convoyLegs', 'convoyId', id).sort((a, b) => a.position - b.position),
      rows.where('convoyReports', 'convoyId', id),
    ),
  );

/** Everybody who ever had a step on this convoy, and where else they had one. `boardings` by `convoyId` must be there. */
export const needsOfPassengers = (rows: Rows, convoyId: string): Needs => {
  const caseIds = casesAboard(rows, convoyId);
  return { boardings: { caseId: caseIds }, medevacCases: { id: caseIds } };
};

export const stepsOfPassengers = (rows: Rows, convoyId: string): RecordOf<'boardings'>[] =>
  stepsOfCases(rows, casesAboard(rows, convoyId));

export const passengersOf = (rows: Rows, convoyId: string): RecordOf<'medevacCases'>[] =>
  casesAboard(rows, convoyId).map((id) => rows.get('medevacCases', id, 'evacuation'));

const stepsOfCases = (rows: Rows, caseIds: readonly string[]): RecordOf<'boardings'>[] =>
  caseIds.flatMap((id) => rows.where('boardings', 'caseId', id));

const casesAboard = (rows: Rows, convoyId: string): string[] => [
  ...new Set(rows.where('boardings', 'convoyId', convoyId).map(({ caseId }) => caseId)),
];

const convoysOf = (steps: readonly RecordOf<'boardings'>[]): string[] => [
  ...new Set(steps.map(({ convoyId }) => convoyId)),
];
