import { aRequest } from '../../support/main-job';
import { aList } from '../place';
import { worksHere, bringsLists, nothing, reads, discloses, imports, type OperationRow } from './row';

/** Areas, incidents, lists that came in, and who asks to leave. */
export const caseOperations: Readonly<Record<string, OperationRow>> = {
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
};
