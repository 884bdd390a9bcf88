import { draftsReports, keepsAddresses, nothing, type OperationRow, reads, lettingOut, worksHere } from './row';

/** Reports of figures, and who outside hears of them. */
export const reportOperations: Readonly<Record<string, OperationRow>> = {
  'GET /api/reports': reads([...worksHere, 'donor', 'administrator'], 'open'),
  'GET /api/reports/{id}': reads([...worksHere, 'donor', 'administrator'], 'open', 'reportId'),
  'POST /api/reports': {
    roles: draftsReports,
    reach: 'whole',
    body: () => ({ periodFrom: '2017-12-01', periodTo: '2017-12-02' }),
  },
  'POST /api/reports/{id}/release': {
    roles: lettingOut,
    reach: 'whole',
    id: 'reportId',
    body: () => ({ seenSha256: '0'.repeat(64) }),
  },
  'POST /api/reports/{id}/countersignature': { roles: lettingOut, reach: 'whole', id: 'reportId', body: nothing },
  'POST /api/reports/{id}/discarding': { roles: draftsReports, reach: 'whole', id: 'reportId', body: nothing },
  'GET /api/outside-watches': reads(keepsAddresses, 'whole'),
  'POST /api/outside-watches': {
    roles: keepsAddresses,
    reach: 'whole',
    body: () => ({ channel: 'mail', email: 'a@outside.invalid', language: 'en' }),
  },
  'POST /api/outside-watches/{id}/secret': {
    roles: keepsAddresses,
    reach: 'whole',
    id: 'outsideWatchId',
    body: nothing,
  },
  'POST /api/outside-watches/{id}/end': { roles: keepsAddresses, reach: 'whole', id: 'outsideWatchId', body: nothing },
  // By a token out of a mail; what it says it says to everybody.
  'POST /api/outside-watches/unsubscribe': { roles: 'anyone', reach: 'open', body: nothing },
};
