import { waitingStatuses } from '@corridor/domain/evacuations';

/** In the words of its index, which serves only who asks so. */
export const WAITS = `status IN (${waitingStatuses.map((each) => `'${each}'`).join(', ')})`;
export const PRIORITY = `(CASE priority WHEN 'P1' THEN 0 WHEN 'P2' THEN 1 WHEN 'P3' THEN 2 WHEN 'P4' THEN 4 ELSE 3 END)`;
const DUE = `(COALESCE(due_at, '9999'))`;
const LISTED = `(COALESCE(listed_at, '9999'))`;
/** Who goes before whom, by what is stored and by nothing else. */
export const BY_RANK = `${PRIORITY}, ${DUE}, ${LISTED}, code`;
