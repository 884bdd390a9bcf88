import type { Command } from '@corridor/domain/commands';
import type { CaseOnRecord } from '@corridor/domain/evacuations';
import { needsOfStandings, standingsOf } from '@corridor/storage/convoys/journeys';
import type { Needs, Rows } from '@corridor/storage/working-set';

/** Everything that the rules of a death read of a case. */
export const caseOnRecord = ({ subject: { id } }: Command): Needs => ({
  medevacCases: { id: [id] },
  deathReports: { caseId: [id] },
  outcomeReports: { caseId: [id] },
  openItems: { subjectId: [id] },
  manifestLines: { personId: [id] },
  boardings: { caseId: [id] },
});

/** The stage that follows: the convoys on which the patient had a step. */
export const roadOnRecord = ({ subject: { id } }: Command, rows: Rows): Needs => needsOfStandings(rows, [id]);

/** Refuses with `evacuation.unknown` where this operation has none of that id. */
export function recordOfCase(rows: Rows, id: string): CaseOnRecord {
  return {
    patient: rows.get('medevacCases', id, 'evacuation'),
    deaths: rows.where('deathReports', 'caseId', id),
    outcomes: rows.where('outcomeReports', 'caseId', id),
    openItems: rows.where('openItems', 'subjectId', id),
    lines: rows.where('manifestLines', 'personId', id),
    steps: rows.where('boardings', 'caseId', id),
    standings: standingsOf(rows, id),
  };
}
