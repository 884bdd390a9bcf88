import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ImportEnclaves } from '../../../api/src/enclaves/import-enclaves';
import { ImportPopulationEstimates } from '../../../api/src/population/import-population-estimates';
import { ImportReportedFigures } from '../../../api/src/reports/import-reported-figures';
import type { Stage } from './stage';

/** The areas; whatever was published about them comes on its own day. */
export async function importAreas(stage: Stage): Promise<void> {
  await stage.get(ImportEnclaves).enclaves(stage.as('coordinator'), fact('enclaves.csv'));
}

/** What sources had published by that day (`2017-12-28`). A row that stands already is left as it is. */
export async function importPublished(stage: Stage, day: string): Promise<void> {
  const envelope = stage.as('coordinator');
  const publishedBy = (file: string): string => rowsUntil(fact(file), day);
  await stage.get(ImportEnclaves).classifications(envelope, publishedBy('access-classifications.csv'));
  await stage.get(ImportPopulationEstimates).execute(envelope, publishedBy('population-estimates.csv'));
  await stage.get(ImportReportedFigures).execute(envelope, publishedBy('reported-figures-december-2017.csv'));
}

/** Seen from the project's root, where every start begins. */
const fact = (file: string): string => readFileSync(resolve('data/december-2017', file), 'utf8');

function rowsUntil(csv: string, day: string): string {
  const [header = [], ...rows] = parse(csv);
  const knownOn = header.indexOf('known_on');
  const kept = rows.filter((row) => (row[knownOn] ?? '') <= day);
  return [header, ...kept].map((row) => row.map(quoted).join(',')).join('\n');
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
