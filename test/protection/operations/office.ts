import { worksHere, purpose, nothing, reads, aPublicKey, type OperationRow } from './row';

/** Signing in, people, phones and registers. */
export const officeOperations: Readonly<Record<string, OperationRow>> = {
  'GET /api/setup': { roles: 'anyone', reach: 'open' },
  'POST /api/setup': { roles: 'anyone', reach: 'open', body: nothing },
  'POST /api/sessions': { roles: 'anyone', reach: 'open', body: nothing },
  'GET /api/sessions': { roles: 'signed_in', reach: 'open' },
  'GET /api/sessions/current': { roles: 'signed_in', reach: 'open' },
  'DELETE /api/sessions/{id}': { roles: 'signed_in', reach: 'open', id: 'area' },
  'GET /api/second-factor': { roles: 'signed_in', reach: 'open' },
  'POST /api/second-factor': { roles: 'signed_in', reach: 'open', body: nothing },
  'POST /api/second-factor/confirmation': { roles: 'signed_in', reach: 'open', body: () => ({ code: '000000' }) },
  'POST /api/sign-in-links/redemptions': {
    roles: 'anyone',
    reach: 'open',
    body: () => ({ token: 'x', passphrase: 'an invented passphrase for tests' }),
  },

  'GET /api/operations/current': reads([...worksHere, 'field', 'donor', 'administrator'], 'open'),
  'GET /api/operations/current/keys': reads(['head_of_office', 'administrator'], 'whole'),
  'POST /api/operations': {
    roles: ['administrator'],
    reach: 'whole',
    body: () => ({ name: 'Another', kind: 'exercise' }),
  },
  'POST /api/operations/current/clock-advances': {
    roles: ['coordinator', 'administrator'],
    reach: 'whole',
    body: () => ({ minutes: 1 }),
  },

  'GET /api/accounts': reads(['coordinator', 'duty_officer', 'head_of_office', 'administrator'], 'open'),
  'POST /api/accounts': {
    roles: ['administrator'],
    reach: 'whole',
    body: ({ area }) => ({
      name: `invented.${area.slice(-6)}`,
      passphrase: 'an invented passphrase for tests',
      roles: ['field'],
      enclaveId: area,
    }),
  },

  'GET /api/contact-routes': reads([...worksHere, 'field', 'donor', 'administrator'], 'open'),
  'POST /api/contact-routes': {
    roles: [...worksHere, 'field', 'donor', 'administrator'],
    reach: 'open', // everybody's own
    body: () => ({ routes: [] }),
  },
  'GET /api/accounts/{id}/contact-routes': reads(
    ['coordinator', 'duty_officer', 'head_of_office', 'administrator'],
    'open',
    'accountId',
  ),
  'POST /api/accounts/{id}/contact-routes': {
    roles: ['administrator'],
    reach: 'whole',
    id: 'accountId',
    body: () => ({ routes: [] }),
  },
  'GET /api/accounts/reaches': reads(['administrator'], 'whole'),
  'POST /api/accounts/{id}/roles': {
    roles: ['administrator'],
    reach: 'whole',
    id: 'accountId',
    body: ({ area }) => ({ roles: ['field'], enclaveId: area }),
  },
  'POST /api/accounts/{id}/links': {
    roles: ['administrator'],
    reach: 'whole',
    id: 'accountId',
    body: () => ({ purpose: 'invitation' }),
  },
  'POST /api/accounts/{id}/removal': { roles: ['administrator'], reach: 'whole', id: 'watchId', body: nothing },
  'GET /api/tokens': reads(['coordinator', 'administrator'], 'open'),
  'POST /api/tokens': {
    roles: ['coordinator', 'administrator'],
    reach: 'open', // reaches as far as its maker, whenever it is used
    body: () => ({ name: 'Invented program', permissions: ['operation.read'], days: 1 }),
  },
  'POST /api/tokens/{id}/revocation': {
    roles: ['coordinator', 'administrator'],
    reach: 'open',
    id: 'watchId',
    body: nothing,
  },

  'GET /api/devices': reads([...worksHere, 'field', 'donor', 'administrator'], 'open'),
  'POST /api/devices': {
    roles: [...worksHere, 'field'],
    reach: 'open', // as far as its person
    body: () => ({ name: 'Invented phone', publicKey: aPublicKey() }),
  },
  'POST /api/devices/{id}/revocation': {
    // Everybody's own; of anybody else's phone most are told that there is none.
    roles: [...worksHere, 'field', 'donor', 'administrator'],
    reach: 'open',
    id: 'deviceId',
    body: nothing,
  },
  'POST /api/sync': {
    roles: [...worksHere, 'field', 'donor', 'administrator'],
    reach: 'open', // each command is judged as its own signer's
    body: () => ({ commands: [{ command: '{}', signature: 'AAAA' }] }),
  },
  'POST /api/held-commands/{id}/disclosures': {
    // Who could report the same.
    roles: ['coordinator', 'duty_officer', 'security'],
    reach: 'whole',
    id: 'heldId',
    body: purpose,
  },
  'POST /api/held-commands/{id}/application': {
    // Whoever may settle what waits, and report the same themselves.
    roles: ['coordinator', 'duty_officer'],
    reach: 'area',
    id: 'heldId',
    body: nothing,
  },
  'POST /api/held-commands/{id}/set-aside': {
    roles: ['coordinator', 'medical_reviewer', 'duty_officer', 'head_of_office'],
    reach: 'whole',
    id: 'heldId',
    body: () => ({ reason: 'Invented reason' }),
  },

  'GET /api/organisations': reads([...worksHere, 'field', 'administrator'], 'open'),
  'POST /api/organisations': {
    roles: ['coordinator', 'logistics', 'administrator'],
    reach: 'whole',
    body: () => ({ name: 'Invented Aid' }),
  },
  'GET /api/parties': reads([...worksHere, 'field', 'administrator'], 'open'),
  'POST /api/parties': {
    roles: ['coordinator', 'logistics', 'administrator'],
    reach: 'whole',
    body: () => ({ name: 'Invented Party' }),
  },
  'POST /api/parties/{id}/disclosures': { roles: ['coordinator'], reach: 'whole', id: 'partyId', body: purpose },
  'GET /api/facilities': reads([...worksHere, 'field', 'administrator'], 'open'),
  'POST /api/facilities': {
    roles: ['coordinator', 'logistics', 'administrator'],
    reach: 'whole',
    body: ({ area }) => ({ kind: 'clinic', name: 'Invented Clinic', enclaveId: area }),
  },
};
