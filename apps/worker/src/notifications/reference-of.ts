import type { LedgerEntry } from '@corridor/domain/audit';

/** The code by which people speak of a convoy, a case or a report; it says nothing to a stranger. */
export function referenceOf({ body }: Pick<LedgerEntry, 'body'>): string | null {
  const { reference, code } = body;
  if (typeof reference === 'string') return reference;
  return typeof code === 'string' ? code : null;
}
