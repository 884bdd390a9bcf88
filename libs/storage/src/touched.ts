import type { PermissionSubject } from '@corridor/domain/accounts';
import type { SubjectKind } from '@corridor/domain/audit';
import type { Needs, Rows } from './working-set';

/** What a command touches, as far as permissions go; `nowhere`: nothing that lies in an area, so the role alone decides. */
export type Touched = Omit<PermissionSubject, 'operationId'> | 'nowhere';

interface About {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** The record that says in which area a subject lies, where its kind lies in one. */
export function needsOfPlace({ kind, id }: About): Needs {
  if (kind === 'convoy') return { convoys: { id: [id] } };
  if (kind === 'case') return { medevacCases: { id: [id] } };
  if (kind === 'incident') return { incidents: { id: [id] } };
  if (kind === 'list') return { evacuationLists: { id: [id] } };
  if (kind === 'list_copy') return { listCopies: { id: [id] } };
  if (kind === 'import') return { imports: { id: [id] } };
  if (kind === 'shift') return { dutyShifts: { id: [id] } };
  return {};
}

/** Where a subject lies. What `needsOfPlace` asks for must have been asked for. */
export function placeOf(rows: Rows, { kind, id }: About): Touched {
  if (kind === 'enclave') return { enclaveId: id };
  if (kind === 'convoy') return placeOfConvoy(rows, id);
  if (kind === 'case') return placeOfCase(rows, id);
  if (kind === 'list') return { enclaveId: rows.get('evacuationLists', id, 'list').enclaveId };
  if (kind === 'list_copy') return { enclaveId: rows.get('listCopies', id, 'list_copy').enclaveId };
  if (kind === 'import') return { enclaveId: rows.get('imports', id, 'import').enclaveId };
  if (kind === 'shift') return { enclaveId: rows.get('dutyShifts', id, 'shift').enclaveId };
  return { enclaveId: kind === 'incident' ? rows.get('incidents', id, 'incident').enclaveId : null };
}

/** Refuses with `convoy.unknown`. */
export const placeOfConvoy = (rows: Rows, id: string): Touched => ({
  enclaveId: rows.get('convoys', id, 'convoy').enclaveId,
});

/** Refuses with `evacuation.unknown`. */
export const placeOfCase = (rows: Rows, id: string): Touched => ({
  enclaveId: rows.get('medevacCases', id, 'evacuation').enclaveId,
});
