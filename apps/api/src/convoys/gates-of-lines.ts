import type { Command } from '@corridor/domain/commands';
import type { ManifestLine } from '@corridor/domain/convoys';
import { type CaseFile, closedGates, type GateState } from '@corridor/domain/evacuations';
import {
  asListedBy,
  caseFileOf,
  needsOfBeds,
  needsOfCaseFiles,
  requirementsOf,
} from '@corridor/storage/evacuations/case-files';
import type { Needs, Rows } from '@corridor/storage/working-set';

/** Stages that follow once the convoy's lines are there: everybody's gates, and where they may stand besides. */
export const needsOfGates: readonly ((command: Command, rows: Rows) => Needs)[] = [
  ({ subject, operationId }, rows) => {
    const lines = rows.where('manifestLines', 'convoyId', subject.id);
    const files = needsOfCaseFiles(operationId, casesOf(lines));
    return {
      ...files,
      manifestLines: { ...files.manifestLines, personId: lines.map(({ personId }) => personId) },
    };
  },
  ({ subject }, rows) => needsOfBeds(rows, casesOf(rows.where('manifestLines', 'convoyId', subject.id))),
];

interface GatesOfLines {
  readonly files: readonly CaseFile[];
  readonly closed: (line: ManifestLine) => readonly GateState[];
}

/** The cases of the convoy's lines, and what keeps each line's person from leaving. */
export function gatesOfLines(rows: Rows, { subject, operationId }: Command<unknown>, now: string): GatesOfLines {
  const lines = rows.where('manifestLines', 'convoyId', subject.id);
  const files = new Map(casesOf(lines).map((id) => [id, asListedBy(caseFileOf(rows, id), subject.id)]));
  const required = requirementsOf(rows, operationId);
  return {
    files: [...files.values()],
    closed: ({ caseId, personId }) => {
      const file = files.get(caseId);
      return file ? closedGates(file, personId, required, now) : [];
    },
  };
}

const casesOf = (lines: readonly ManifestLine[]): string[] => [...new Set(lines.map(({ caseId }) => caseId))];
