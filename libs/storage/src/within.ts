import type { Areas } from '@corridor/domain/accounts';
import type { SubjectKind } from '@corridor/domain/audit';
import type { Storage } from './storage';

/**
 * A condition that keeps a query to those areas: no words where it is every one. What it compares with is pushed to the
 * query's parameters.
 */
export function within(areas: Areas, column: string, parameters: unknown[]): string {
  if (areas === 'every') return '';
  // Nothing lies in no area at all.
  if (areas.length === 0) return ' AND 1 = 0';
  return ` AND ${column} IN (${areas.map((area) => `$${String(parameters.push(area))}`).join(', ')})`;
}

const lyingSomewhere = {
  convoy: 'convoys',
  case: 'medevac_cases',
  incident: 'incidents',
  list: 'evacuation_lists',
  list_copy: 'list_copies',
  import: 'imports',
  shift: 'duty_shifts',
} as const;

/** The same for rows that are about a subject of any kind: one that lies in no area is only within every one. */
export function aboutWithin(areas: Areas, subjectId: string, parameters: unknown[]): string {
  if (areas === 'every') return '';
  // Each subject is looked up by its id: a list of all that lies there would be as long as the operation.
  const lies = (table: string, column: string): string =>
    `EXISTS (SELECT 1 FROM ${table} place WHERE place.id = ${subjectId}${within(areas, `place.${column}`, parameters)})`;
  const found = Object.values(lyingSomewhere).map((table) => lies(table, 'enclave_id'));
  return ` AND (${[...found, lies('enclaves', 'id')].join(' OR ')})`;
}

/** The area in which a subject lies; null where it lies in none; undefined where this operation has none such. */
export async function areaOf(
  storage: Storage,
  operationId: string,
  { kind, id }: { readonly kind: SubjectKind; readonly id: string },
): Promise<string | null | undefined> {
  if (kind === 'open_item') {
    const [item] = await storage.records('openItems', 'WHERE operation_id = $1 AND id = $2', [operationId, id]);
    return item && areaOf(storage, operationId, { kind: item.subjectKind, id: item.subjectId });
  }
  if (kind === 'enclave') return id;
  if (!(kind in lyingSomewhere)) return null;
  const table = lyingSomewhere[kind as keyof typeof lyingSomewhere];
  const [row] = await storage.all<{ enclave_id: string | null }>(
    `SELECT enclave_id FROM ${table} WHERE operation_id = $1 AND id = $2`,
    [operationId, id],
  );
  return row?.enclave_id;
}
