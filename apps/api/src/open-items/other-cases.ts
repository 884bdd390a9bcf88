import type { Areas } from '@corridor/domain/accounts';
import type { OpenItem } from '@corridor/domain/open-items';
import { placeholders } from '@corridor/storage/statements';
import type { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';

/**
 * The same items, without the code and the id of another case that lies outside those areas: who is there for one area does
 * not hear which case of another one may be the same person's.
 */
export async function withoutCasesElsewhere(
  storage: Storage,
  operationId: string,
  areas: Areas,
  items: readonly OpenItem[],
): Promise<readonly OpenItem[]> {
  const codes = items.flatMap(({ details: { otherCode } }) => (typeof otherCode === 'string' ? [otherCode] : []));
  if (areas === 'every' || codes.length === 0) return items;
  const parameters: unknown[] = [operationId, ...codes];
  const rows = await storage.all<{ code: string }>(
    `SELECT code FROM medevac_cases
      WHERE operation_id = $1 AND code IN (${placeholders(codes.length, 1)})${within(areas, 'enclave_id', parameters)}`,
    parameters,
  );
  const here = new Set(rows.map(({ code }) => code));
  return items.map((item) => {
    const { otherId: _id, otherCode, ...rest } = item.details;
    return typeof otherCode !== 'string' || here.has(otherCode) ? item : { ...item, details: rest };
  });
}
