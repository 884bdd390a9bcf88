import type { Role } from '@corridor/domain/accounts';
import { generateKeyPairSync } from 'node:crypto';
import type { Place } from '../place';

/** One operation of the API, and whom it is open to. */
export interface OperationRow {
  /** `anyone`: without signing in; `signed_in`: whoever has a session. */
  readonly roles: readonly Role[] | 'anyone' | 'signed_in';
  /**
   * How far a role for one area gets: `area` ends at its border, `whole` is open only to who is there for all of the
   * operation, `open` holds nothing that lies in an area.
   */
  readonly reach: 'area' | 'whole' | 'open';
  /** What `{id}` stands for. */
  readonly id?: keyof Place;
  readonly body?: (place: Place) => object;
  readonly csv?: string;
  /** A report is not refused for an id that nobody knows: it is recorded without it, and a person looks. */
  readonly unknownIds?: 'recorded';
}

export const worksHere = [
  'coordinator',
  'medical_reviewer',
  'duty_officer',
  'security',
  'logistics',
  'situation_analyst',
  'head_of_office',
] as const satisfies readonly Role[];
export const readsCases = ['coordinator', 'medical_reviewer', 'duty_officer', 'logistics', 'head_of_office'] as const;
export const bringsLists = ['coordinator', 'medical_reviewer'] as const;
export const looksAfterItems = [...readsCases, 'security'] as const;
export const answersAlone = ['coordinator', 'duty_officer', 'head_of_office'] as const;
export const mayErase = ['coordinator', 'medical_reviewer', 'head_of_office'] as const;
export const mayBeSecond = [...mayErase, 'administrator'] as const;
export const onDuty = ['coordinator', 'duty_officer', 'security', 'head_of_office'] as const;
export const readsLists = ['coordinator', 'medical_reviewer', 'head_of_office'] as const;
export const lettingOut = ['coordinator', 'head_of_office'] as const;
export const draftsReports = ['coordinator', 'situation_analyst', 'head_of_office'] as const;
export const keepsAddresses = ['coordinator', 'head_of_office', 'administrator'] as const;
export const purpose = (): object => ({ purpose: 'duty' });
export const nothing = (): object => ({});
export const reads = (roles: readonly Role[], reach: OperationRow['reach'], id?: keyof Place): OperationRow =>
  id === undefined ? { roles, reach } : { roles, reach, id };
export const road = (body: () => object): OperationRow => ({
  roles: ['coordinator', 'field', 'duty_officer', 'security'],
  reach: 'area',
  id: 'convoyId',
  body,
});
export const boards = (body: (place: Place) => object): OperationRow => ({ ...road(nothing), body });
export const steers = (roles: readonly Role[], body: (place: Place) => object = nothing): OperationRow => ({
  roles,
  reach: 'area',
  id: 'convoyId',
  body,
});
export const discloses = (id: keyof Place, roles: readonly Role[] = onDuty): OperationRow => ({
  roles,
  reach: 'area',
  id,
  body: purpose,
});
export const imports = (roles: readonly Role[], reach: OperationRow['reach'], csv: string): OperationRow => ({
  roles,
  reach,
  csv,
});

export const aPublicKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    .publicKey.export({ format: 'der', type: 'spki' })
    .toString('base64');

export const prepares = (roles: readonly Role[], body: (place: Place) => object): OperationRow => ({
  roles,
  reach: 'area',
  id: 'caseId',
  body,
});
