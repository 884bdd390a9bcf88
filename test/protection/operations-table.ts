import type { Role } from '@corridor/domain/accounts';
import { generateKeyPairSync } from 'node:crypto';
import { aPlan, aRequest } from '../support/main-job';
import { aCopy, aList, type Place } from './place';

/**
 * Who may call what, said a second time: independently of the permissions, so that a change there has to be meant. Every
 * operation of the OpenAPI document needs a row.
 */
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

const worksHere = [
  'coordinator',
  'medical_reviewer',
  'duty_officer',
  'security',
  'logistics',
  'situation_analyst',
  'head_of_office',
] as const satisfies readonly Role[];
const readsCases = ['coordinator', 'medical_reviewer', 'duty_officer', 'logistics', 'head_of_office'] as const;
const bringsLists = ['coordinator', 'medical_reviewer'] as const;
const looksAfterItems = [...readsCases, 'security'] as const;
const answersAlone = ['coordinator', 'duty_officer', 'head_of_office'] as const;
const mayErase = ['coordinator', 'medical_reviewer', 'head_of_office'] as const;
const mayBeSecond = [...mayErase, 'administrator'] as const;
const onDuty = ['coordinator', 'duty_officer', 'security', 'head_of_office'] as const;
const readsLists = ['coordinator', 'medical_reviewer', 'head_of_office'] as const;
const lettingOut = ['coordinator', 'head_of_office'] as const;
const purpose = (): object => ({ purpose: 'duty' });
const nothing = (): object => ({});
const reads = (roles: readonly Role[], reach: OperationRow['reach'], id?: keyof Place): OperationRow =>
  id === undefined ? { roles, reach } : { roles, reach, id };
const road = (body: () => object): OperationRow => ({
  roles: ['coordinator', 'field', 'duty_officer', 'security'],
  reach: 'area',
  id: 'convoyId',
  body,
});
const boards = (body: (place: Place) => object): OperationRow => ({ ...road(nothing), body });
const steers = (roles: readonly Role[], body: (place: Place) => object = nothing): OperationRow => ({
  roles,
  reach: 'area',
  id: 'convoyId',
  body,
});
const discloses = (id: keyof Place, roles: readonly Role[] = onDuty): OperationRow => ({
  roles,
  reach: 'area',
  id,
  body: purpose,
});
const imports = (roles: readonly Role[], reach: OperationRow['reach'], csv: string): OperationRow => ({
  roles,
  reach,
  csv,
});

const aPublicKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    .publicKey.export({ format: 'der', type: 'spki' })
    .toString('base64');

const prepares = (roles: readonly Role[], body: (place: Place) => object): OperationRow => ({
  roles,
  reach: 'area',
  id: 'caseId',
  body,
});

export const operations: Readonly<Record<string, OperationRow>> = {
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

  'GET /api/enclaves': reads([...worksHere, 'field'], 'area'),
  'GET /api/enclaves/{id}': reads([...worksHere, 'field'], 'area', 'area'),
  'POST /api/enclaves': {
    roles: ['coordinator', 'situation_analyst'],
    reach: 'whole',
    body: () => ({
      slug: 'invented-area',
      nameEn: 'Invented',
      nameAr: 'Invented',
      admin1Name: 'Invented',
      admin1Code: 'XX01',
      latitude: 1,
      longitude: 1,
    }),
  },
  'POST /api/enclaves/{id}/classifications': {
    roles: ['coordinator', 'situation_analyst'],
    reach: 'area',
    id: 'area',
    body: () => ({
      classification: 'besieged',
      classifier: 'Invented Classifier',
      effectiveOn: '2017-12-01',
      knownOn: '2017-12-01',
    }),
  },
  'GET /api/population-estimates': reads([...worksHere, 'field'], 'area'),
  'POST /api/population-estimates': {
    roles: ['coordinator', 'situation_analyst'],
    reach: 'area',
    body: ({ area }) => ({
      enclaveId: area,
      value: 1,
      qualifier: 'about',
      asOf: '2017-12-01',
      knownOn: '2017-12-01',
      source: 'Invented Source',
    }),
  },
  'POST /api/imports/enclaves': imports(
    ['coordinator', 'situation_analyst'],
    'whole',
    'slug,kind,name_en,name_ar,aliases,admin1_name,admin1_pcode,pcodes,lat,lon\n',
  ),
  'POST /api/imports/access-classifications': imports(
    ['coordinator', 'situation_analyst'],
    'whole',
    'enclave,classification,classifier,effective_on,known_on,known_on_basis,scope_note,source_key\n',
  ),
  'POST /api/imports/population-estimates': imports(
    ['coordinator', 'situation_analyst'],
    'whole',
    'enclave,value,low,high,qualifier,as_of,known_on,known_on_basis,source,method,displaced_included,scope_note,source_key\n',
  ),
  'POST /api/imports/reported-figures': imports(
    ['coordinator', 'situation_analyst'],
    'whole',
    'what,value,qualifier,as_of,known_on,known_on_basis,source,what_it_counts,source_key\n',
  ),

  'GET /api/incidents': reads(worksHere, 'area'),
  'POST /api/incidents': {
    roles: ['coordinator', 'field', 'duty_officer', 'security', 'situation_analyst'],
    reach: 'open', // what is seen is said, wherever it is
    unknownIds: 'recorded',
    body: ({ area }) => ({ enclaveId: area, kind: 'shelling', areWeAffected: 'no' }),
  },
  'POST /api/incidents/{id}/disclosures': discloses('incidentId'),

  'GET /api/imports': reads(bringsLists, 'area'),
  'GET /api/imports/{id}': reads(bringsLists, 'area', 'importId'),
  'POST /api/imports/previews': {
    roles: bringsLists,
    reach: 'area',
    body: ({ area, facilityId }) => ({ file: aList('Name-101'), enclaveId: area, facilityId }),
  },
  'POST /api/imports': {
    roles: bringsLists,
    reach: 'area',
    body: ({ area, facilityId }) => ({
      file: aList('Name-102'),
      sheet: 0,
      headerRow: 1,
      columns: ['name', 'sex', 'age'],
      enclaveId: area,
      facilityId,
    }),
  },
  'POST /api/imports/{id}/rows': {
    roles: bringsLists,
    reach: 'area',
    id: 'importId',
    body: () => ({ rows: [{ row: 3, cells: ['Name-103', 'F', '4'] }] }),
  },
  'POST /api/imports/{id}/rows/disclosures': discloses('importId', bringsLists),
  'POST /api/imports/{id}/export-requests': {
    roles: bringsLists,
    reach: 'area',
    id: 'importId',
    body: () => ({ reason: 'Invented reason' }),
  },
  // To one of the two who signed for it, and to nobody else of these roles.
  'POST /api/imports/{id}/exports': discloses('importId', bringsLists),

  'GET /api/evacuations': reads(
    ['coordinator', 'medical_reviewer', 'duty_officer', 'logistics', 'head_of_office'],
    'area',
  ),
  'GET /api/evacuations/mine': reads(['coordinator', 'medical_reviewer', 'field'], 'area'),
  'GET /api/evacuations/{id}': reads(
    ['coordinator', 'medical_reviewer', 'duty_officer', 'logistics', 'head_of_office'],
    'area',
    'caseId',
  ),
  'POST /api/evacuations': {
    roles: ['coordinator', 'medical_reviewer', 'field'],
    reach: 'area',
    body: ({ area, facilityId }) => aRequest(area, { facilityId }),
  },
  'GET /api/evacuations/{id}/disclosures': reads(
    ['coordinator', 'medical_reviewer', 'head_of_office'],
    'area',
    'caseId',
  ),
  'POST /api/evacuations/{id}/disclosures': discloses('caseId', ['coordinator', 'medical_reviewer', 'field']),
  'POST /api/evacuations/{id}/glass': {
    roles: ['coordinator', 'duty_officer', 'head_of_office'],
    reach: 'area',
    id: 'caseId',
    body: () => ({ reason: 'Invented reason' }),
  },
  'POST /api/evacuations/{id}/glass/disclosures': discloses('caseId', [
    'coordinator',
    'duty_officer',
    'head_of_office',
  ]),
  'POST /api/evacuations/{id}/glass/reasons/disclosures': discloses('caseId', [
    'coordinator',
    'medical_reviewer',
    'head_of_office',
  ]),
  'POST /api/evacuations/{id}/erasure': {
    roles: ['coordinator', 'medical_reviewer', 'head_of_office'],
    reach: 'area',
    id: 'caseId',
    body: () => ({ reason: 'Invented reason' }),
  },
  'POST /api/evacuations/{id}/deaths': {
    roles: ['coordinator', 'medical_reviewer', 'field', 'duty_officer'],
    reach: 'area',
    id: 'caseId',
    body: nothing,
  },
  'POST /api/evacuations/{id}/deaths/confirmation': {
    roles: ['coordinator', 'medical_reviewer'],
    reach: 'area',
    id: 'caseId',
    body: nothing,
  },
  'POST /api/evacuations/{id}/deaths/withdrawal': {
    roles: ['coordinator', 'medical_reviewer'],
    reach: 'area',
    id: 'caseId',
    body: nothing,
  },
  // Security passes the door, and finds no case behind it.
  'POST /api/evacuations/{id}/deaths/disclosures': discloses('caseId'),

  'GET /api/convoys': reads([...worksHere, 'field'], 'area'),
  'GET /api/convoys/{id}': reads([...worksHere, 'field'], 'area', 'convoyId'),
  'POST /api/convoys': {
    roles: ['coordinator', 'logistics'],
    reach: 'area',
    body: ({ area, now, accountId }) => aPlan(area, now, { assignments: [{ accountId, task: 'nurse' }] }),
  },
  'POST /api/convoys/{id}/departures': road(nothing),
  'POST /api/convoys/{id}/stops': road(nothing),
  'POST /api/convoys/{id}/movements': road(nothing),
  'POST /api/convoys/{id}/arrivals': road(nothing),
  'POST /api/convoys/{id}/problems': road(nothing),
  'POST /api/convoys/{id}/head-counts': road(() => ({ patients: 1, companions: 0 })),
  'POST /api/convoys/{id}/boardings/families': boards(({ caseId, companionId }) => ({
    caseId,
    absent: [companionId],
    consent: 'given',
  })),
  'POST /api/convoys/{id}/boardings/people': boards(({ caseId, companionId }) => ({ caseId, personId: companionId })),
  'POST /api/convoys/{id}/boardings/others': road(() => ({ women: 1, boys: 1 })),
  'POST /api/convoys/{id}/takings-off': boards(({ caseId, companionId }) => ({
    caseId,
    personIds: [companionId],
    reason: 'unwell',
  })),
  'POST /api/convoys/{id}/splits': boards(({ caseId, companionId }) => ({ caseId, staying: [companionId] })),
  'POST /api/convoys/{id}/handovers': boards(({ caseId, companionId, facilityId }) => ({
    caseId,
    personIds: [companionId],
    facilityId,
    receivedBy: 'Invented Receiver',
  })),
  'POST /api/convoys/{id}/assignments': steers(['coordinator', 'logistics'], ({ accountId }) => ({
    accountId,
    task: 'nurse',
  })),
  'POST /api/convoys/{id}/manifest/lines': steers(
    ['coordinator', 'logistics'],
    ({ caseId, companionId, vehicleId }) => ({ personKind: 'companion', caseId, companionId, vehicleId, place: 1 }),
  ),
  'POST /api/convoys/{id}/manifest/lines/{lineId}/removal': steers(['coordinator', 'logistics']),
  'GET /api/convoys/{id}/call-round': reads(readsCases, 'area', 'convoyId'),
  'POST /api/convoys/{id}/call-round': steers(['coordinator'], ({ caseId, companionId }) => ({
    caseId,
    outcome: 'coming_without_companion',
    withoutIds: [companionId],
  })),
  'GET /api/convoys/{id}/reserve': reads(readsCases, 'area', 'convoyId'),
  'POST /api/convoys/{id}/substitutions': steers(['coordinator', 'logistics'], ({ caseId, vehicleId }) => ({
    outCaseId: caseId,
    inCaseId: caseId,
    reason: 'no_answer',
    seats: [{ personId: caseId, vehicleId, place: 7 }],
  })),
  'POST /api/convoys/{id}/manifest/freeze': steers(['coordinator', 'logistics']),
  'POST /api/convoys/{id}/release': steers(['coordinator', 'security']),
  'POST /api/convoys/{id}/cancellation': steers(['coordinator', 'logistics']),
  'POST /api/convoys/{id}/all-clear': steers(['coordinator', 'duty_officer'], ({ lineId }) => ({
    patients: 0,
    companions: 0,
    vehicles: 1,
    didNotTravel: [lineId],
  })),
  'POST /api/convoys/{id}/closure': steers(['coordinator', 'duty_officer']),
  'POST /api/convoys/{id}/disclosures': discloses('convoyId'),

  'GET /api/now': reads(worksHere, 'area'),
  'GET /api/live': reads(worksHere, 'area'),
  'GET /api/notifications': reads([...worksHere, 'field'], 'open'),
  'POST /api/notifications/{id}/read': { roles: [...worksHere, 'field'], reach: 'open', id: 'watchId', body: nothing },
  'GET /api/watches': reads([...worksHere, 'field'], 'area'),
  'POST /api/watches': {
    roles: worksHere,
    reach: 'area',
    body: ({ convoyId, accountId }) => ({ scope: 'convoy', scopeId: convoyId, accountId, leastSeverity: 'info' }),
  },
  'POST /api/watches/{id}/end': { roles: worksHere, reach: 'area', id: 'watchId', body: nothing },
  'GET /api/deliveries': reads(['administrator'], 'whole'),
  'GET /api/deliveries/mail': reads(['administrator'], 'whole'),

  'GET /api/operations/current/gates': reads([...worksHere, 'field', 'donor', 'administrator'], 'open'),
  'POST /api/operations/current/gates': {
    // Not who freezes a list.
    roles: ['head_of_office', 'administrator'],
    reach: 'whole',
    body: () => ({ gates: [] }),
  },
  'GET /api/waiting-list': reads(readsCases, 'area'),
  'GET /api/waiting-list/equity': reads(readsCases, 'area'),
  'GET /api/evacuations/{id}/duplicates': reads(readsCases, 'area', 'caseId'),
  'POST /api/evacuations/{id}/merge': prepares(['coordinator'], ({ caseId }) => ({ intoId: caseId })),
  'POST /api/evacuations/{id}/apart': prepares(['coordinator'], ({ caseId }) => ({ otherId: caseId })),
  'GET /api/evacuations/{id}/gates': reads(readsCases, 'area', 'caseId'),
  'POST /api/evacuations/{id}/assessments': prepares(['medical_reviewer'], () => ({ acuity: 'red', priority: 'P2' })),
  'POST /api/evacuations/{id}/consents': prepares(['coordinator'], ({ facilityId }) => ({
    facilityId,
    answer: 'given',
    speaker: 'patient',
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
