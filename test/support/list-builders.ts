import type { EvacuationList, ListCopy, ListVersion } from '@corridor/domain/lists';
import { at, OPERATION } from './domain-builders';

export const aList = (overrides: Partial<EvacuationList> = {}): EvacuationList => ({
  id: 'list-one',
  operationId: OPERATION,
  enclaveId: null,
  organisationId: null,
  kind: 'ours',
  title: 'List One',
  openedBy: 'account-of-coordinator',
  openedAt: at(-1_000),
  ...overrides,
});

export const aListVersion = (overrides: Partial<ListVersion> = {}): ListVersion => ({
  id: 'version-one',
  operationId: OPERATION,
  listId: 'list-one',
  number: 1,
  asOf: '2031-05-01',
  recordedAt: at(-500),
  recordedBy: 'account-of-coordinator',
  hash: 'hash-one',
  members: 1,
  reportedTotal: null,
  whatItCounts: '',
  noteId: null,
  ...overrides,
});

/** One that went to a party an hour ago, by two people, for a week. */
export const aListCopy = (overrides: Partial<ListCopy> = {}): ListCopy => ({
  id: 'copy-one',
  operationId: OPERATION,
  version: 1,
  listId: 'list-one',
  versionId: 'version-one',
  enclaveId: null,
  number: 1,
  recipientKind: 'party',
  recipientId: 'party-one',
  columns: ['name'],
  purpose: 'clearance',
  hash: 'hash-one',
  people: 1,
  leftOut: 0,
  declinedToShare: 0,
  askedBy: 'account-of-one',
  signedBy: 'account-of-two',
  sharedAt: at(-60),
  expiresAt: at(7 * 24 * 60),
  withdrawnAt: null,
  withdrawnBy: null,
  purgedAt: null,
  ...overrides,
});
