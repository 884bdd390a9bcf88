import type { MedevacCase } from '@corridor/domain/evacuations';
import type { Needs, Rows } from '../working-set';

/** Merges of merges. Nobody made a longer chain of one person's cases; behind it a merged case stands for itself. */
const MOST_MERGES = 4;

/** The stages of needs by which the cases that go on are known; the ids must have been asked for before the first. */
export const needsOfCasesThatGoOn = <About>(
  idsOf: (about: About, rows: Rows) => readonly string[],
): readonly ((about: About, rows: Rows) => Needs)[] =>
  Array.from({ length: MOST_MERGES }, (_, merges) => (about: About, rows: Rows) => ({
    medevacCases: { id: idsOf(about, rows).flatMap((id) => thatGoesOn(rows, id, merges)?.mergedIntoId ?? []) },
  }));

/** The case that goes on for one that was merged; itself where it was not. */
export function thatGoesOn(rows: Rows, id: string, merges = MOST_MERGES): MedevacCase | undefined {
  const found = rows.find('medevacCases', id);
  if (merges === 0 || found === undefined || found.mergedIntoId === null) return found;
  return thatGoesOn(rows, found.mergedIntoId, merges - 1) ?? found;
}
