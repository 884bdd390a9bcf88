import { aCopy } from '../place';
import {
  worksHere,
  readsCases,
  looksAfterItems,
  answersAlone,
  mayErase,
  mayBeSecond,
  readsLists,
  lettingOut,
  purpose,
  nothing,
  reads,
  discloses,
  prepares,
  type OperationRow,
} from './row';

/** What makes somebody ready, what waits for a person, and what leaves the house. */
export const preparingOperations: Readonly<Record<string, OperationRow>> = {
  'GET /api/operations/current/gates': reads([...worksHere, 'field', 'donor', 'administrator'], 'open'),
  'POST /api/operations/current/gates': {
    // Not who freezes a list.
    roles: ['head_of_office', 'administrator'],
    reach: 'whole',
    body: () => ({ gates: [] }),
  },
  'GET /api/waiting-list': reads(readsCases, 'area'),
  'GET /api/waiting-list/figures': reads(readsCases, 'area'),
  'GET /api/waiting-list/equity': reads(readsCases, 'area'),
  'GET /api/evacuations/{id}/duplicates': reads(readsCases, 'area', 'caseId'),
  'POST /api/evacuations/{id}/merge': prepares(['coordinator'], ({ caseId }) => ({ intoId: caseId })),
  'POST /api/evacuations/{id}/apart': prepares(['coordinator'], ({ caseId }) => ({ otherId: caseId })),
  'GET /api/evacuations/{id}/aftercare': reads(readsCases, 'area', 'caseId'),
  'GET /api/evacuations/{id}/gates': reads(readsCases, 'area', 'caseId'),
  'POST /api/evacuations/{id}/assessments': prepares(['medical_reviewer'], () => ({ acuity: 'red', priority: 'P2' })),
  'POST /api/evacuations/{id}/consents': prepares(['coordinator'], ({ facilityId }) => ({
    facilityId,
    answer: 'given',
    speaker: 'patient',
  })),
  'POST /api/evacuations/{id}/sharing-consents': prepares(['coordinator'], ({ partyId }) => ({
    withKind: 'party',
    withId: partyId,
    answer: 'declined',
    speaker: 'patient',
    form: 'spoken',
  })),
  'POST /api/evacuations/{id}/documents': prepares(['coordinator'], ({ caseId, companionId }) => ({
    people: [
      { personId: caseId, state: 'complete' },
      { personId: companionId, state: 'missing' },
    ],
  })),
  'POST /api/evacuations/{id}/carers': prepares(['coordinator'], ({ companionId }) => ({
    companionIds: [companionId],
  })),
  'POST /api/evacuations/{id}/destination': prepares(['coordinator'], ({ bedOfferId }) => ({ offerId: bedOfferId })),
  'POST /api/evacuations/{id}/overrides': prepares(answersAlone, ({ caseId }) => ({
    personId: caseId,
    gate: 'documents',
    reason: 'Invented reason',
  })),
  'POST /api/evacuations/{id}/overrides-by-two': prepares(answersAlone, ({ caseId }) => ({
    personId: caseId,
    gate: 'clearance',
    reason: 'Invented reason',
  })),
  'POST /api/evacuations/{id}/advice-against': prepares(['medical_reviewer'], () => ({ reason: 'Invented reason' })),
  // The route is open to who reads cases; each decision asks for its own.
  'POST /api/evacuations/{id}/decisions': prepares(['coordinator'], () => ({
    decision: 'defer',
    reviewAt: '2099-01-01T00:00:00Z',
  })),
  'POST /api/evacuations/{id}/outcomes': prepares(['coordinator', 'medical_reviewer', 'field', 'duty_officer'], () => ({
    outcome: 'lost_to_follow_up',
  })),
  'POST /api/evacuations/{id}/words/disclosures': discloses('caseId', readsCases),
  'GET /api/bed-offers': reads(['coordinator'], 'open'),
  'POST /api/bed-offers': {
    roles: ['coordinator'],
    reach: 'open', // a hospital outside lies in no area
    body: ({ facilityId }) => ({ facilityId, beds: 1, validUntil: '2099-01-01T00:00:00Z' }),
  },
  'POST /api/bed-offers/{id}/withdrawal': { roles: ['coordinator'], reach: 'open', id: 'bedOfferId', body: nothing },
  'POST /api/clearances': {
    roles: ['coordinator'],
    reach: 'area',
    body: ({ partyId, caseId }) => ({ partyId, answer: 'requested', cases: [{ id: caseId, seenVersion: 1 }] }),
  },
  'POST /api/assessments/unchanged': {
    roles: ['medical_reviewer'],
    reach: 'area',
    body: ({ caseId }) => ({ cases: [{ id: caseId, seenVersion: 1 }] }),
  },
  'POST /api/consents': {
    roles: ['coordinator'],
    reach: 'area',
    body: ({ caseId, facilityId }) => ({ facilityId, answer: 'given', cases: [{ id: caseId, seenVersion: 1 }] }),
  },
  'POST /api/sharing-consents': {
    roles: ['coordinator'],
    reach: 'area',
    body: ({ caseId, facilityId }) => ({
      ...{ withKind: 'facility', withId: facilityId, answer: 'asked', form: 'written' },
      cases: [{ id: caseId, seenVersion: 1 }],
    }),
  },
  'POST /api/documents': {
    roles: ['coordinator'],
    reach: 'area',
    body: ({ caseId }) => ({ state: 'none_exist', cases: [{ id: caseId, seenVersion: 1 }] }),
  },
  'GET /api/open-items': reads(looksAfterItems, 'area'),
  'POST /api/open-items/{id}/resolution': {
    roles: ['coordinator', 'medical_reviewer', 'duty_officer', 'head_of_office'],
    reach: 'area',
    id: 'openItemId',
    body: () => ({ note: 'Invented outcome' }),
  },
  'POST /api/open-items/{id}/disclosures': discloses('openItemId'),
  'GET /api/proposals': reads([...mayBeSecond, 'duty_officer', 'security'], 'area'),
  'POST /api/proposals/{id}/disclosures': discloses('proposalId', [...mayBeSecond, 'duty_officer', 'security']),
  'POST /api/proposals/{id}/proceeding': {
    roles: ['coordinator', 'head_of_office'],
    reach: 'area',
    id: 'proposalId',
    body: nothing,
  },
  // The one at hand would erase a case, which is nothing for an administrator.
  'POST /api/proposals/{id}/signature': { roles: mayErase, reach: 'area', id: 'proposalId', body: nothing },
  'POST /api/proposals/{id}/withdrawal': { roles: mayErase, reach: 'area', id: 'proposalId', body: nothing },
  'POST /api/proposals/{id}/decline': { roles: mayErase, reach: 'area', id: 'proposalId', body: nothing },
  'POST /api/operations/current/key-rotation': {
    roles: ['head_of_office', 'administrator'],
    reach: 'whole',
    body: () => ({ reason: 'Invented reason' }),
  },
  'GET /api/calls': reads(worksHere, 'area'),
  'GET /api/calls/subjects': reads(worksHere, 'area'),
  'POST /api/calls': {
    roles: worksHere,
    reach: 'area',
    body: ({ convoyId }) => ({
      about: { kind: 'convoy', id: convoyId },
      note: 'Invented call',
      reporter: { channel: 'phone' },
    }),
  },
  'POST /api/calls/{id}/disclosures': discloses('callId'),
  'GET /api/calls/pasted': reads(worksHere, 'area'),
  'POST /api/calls/pasted': { roles: worksHere, reach: 'open', body: () => ({ text: 'Invented pasted text' }) },
  'POST /api/calls/pasted/{id}/disclosures': {
    roles: worksHere, // their own; those of others only on duty
    reach: 'whole',
    id: 'pastedTextId',
    body: purpose,
  },
  'POST /api/calls/pasted/{id}/settlement': {
    roles: worksHere,
    reach: 'whole',
    id: 'pastedTextId',
    body: () => ({ outcome: 'not_needed' }),
  },

  'GET /api/reports/figures': reads([...worksHere, 'donor', 'administrator'], 'open'),
  'GET /api/reports/reported-figures': reads([...worksHere, 'donor', 'administrator'], 'open'),
  'POST /api/reports/reported-figures': {
    roles: ['coordinator', 'situation_analyst'],
    reach: 'whole',
    body: () => ({
      what: 'waiting',
      value: 1,
      qualifier: 'about',
      asOf: '2017-12-01',
      knownOn: '2017-12-01',
      source: 'Invented Source',
    }),
  },
  'GET /api/lists': reads(readsLists, 'area'),
  'POST /api/lists': {
    roles: ['coordinator'],
    reach: 'area',
    body: ({ area }) => ({ title: 'Invented List', kind: 'ours', enclaveId: area }),
  },
  'POST /api/lists/{id}/versions': {
    roles: ['coordinator'],
    reach: 'area',
    id: 'listId',
    body: ({ caseId }) => ({ asOf: '2017-12-01', caseIds: [caseId] }),
  },
  'GET /api/lists/versions/{id}': reads(readsLists, 'area', 'listVersionId'),
  'GET /api/lists/versions/{id}/differences': reads(readsLists, 'area', 'listVersionId'),
  'POST /api/lists/{id}/disclosures': discloses('listId', lettingOut),
  'POST /api/lists/{id}/copies': {
    roles: ['coordinator'],
    reach: 'area',
    id: 'listId',
    body: ({ listVersionId, partyId }) => aCopy(listVersionId, partyId),
  },
  'GET /api/lists/copies': reads(lettingOut, 'area'),
  'GET /api/lists/copies/asked/{id}': reads(lettingOut, 'area', 'shareProposalId'),
  // To one of the two who signed for it, and to nobody else of these roles.
  'POST /api/lists/copies/{id}/disclosures': discloses('listCopyId', lettingOut),
  'POST /api/lists/copies/{id}/withdrawal': { roles: lettingOut, reach: 'area', id: 'listCopyId', body: nothing },
  'GET /api/evacuations/{id}/list-copies': reads(lettingOut, 'area', 'caseId'),

  'GET /api/audit/entries': reads(['coordinator', 'head_of_office', 'administrator'], 'whole'),
  'GET /api/audit/verification': reads(['coordinator', 'head_of_office', 'administrator'], 'whole'),
  'GET /api/audit/handlings': reads(['coordinator', 'head_of_office', 'administrator'], 'whole'),
  'POST /api/audit/handlings/retry': { roles: ['administrator'], reach: 'whole', body: nothing },

  // Last: what comes after finds nothing to write into, or nobody signed in.
  'POST /api/operations/current/closure': { roles: ['coordinator', 'administrator'], reach: 'whole', body: nothing },
  'DELETE /api/sessions/current': { roles: 'signed_in', reach: 'open' },
};
