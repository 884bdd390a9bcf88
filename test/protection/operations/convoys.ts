import { plusMinutes } from '@corridor/domain/time';
import { aPlan } from '../../support/main-job';
import {
  worksHere,
  readsCases,
  nothing,
  onDuty,
  reads,
  road,
  boards,
  steers,
  discloses,
  type OperationRow,
} from './row';

/** Convoys, and who is on duty. */
export const convoyOperations: Readonly<Record<string, OperationRow>> = {
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
  'POST /api/watches/usual': { roles: worksHere, reach: 'open', body: nothing }, // as far as the roles of who asks
  'POST /api/watches/{id}/end': { roles: worksHere, reach: 'area', id: 'watchId', body: nothing },
  'GET /api/rota': reads(worksHere, 'area'),
  'POST /api/rota/listening': {
    roles: [...worksHere, 'field'],
    reach: 'open',
    body: () => ({ browserId: '018f0000-0000-7000-8000-000000000001', isOn: true }),
  },
  'POST /api/shifts': {
    roles: onDuty,
    reach: 'area',
    body: ({ area, officerId, now }) => ({
      accountId: officerId,
      enclaveId: area,
      startsAt: plusMinutes(now, 3_000),
      endsAt: plusMinutes(now, 3_060),
    }),
  },
  'POST /api/shifts/{id}/end': { roles: onDuty, reach: 'area', id: 'shiftId', body: nothing },
  'POST /api/shifts/{id}/hand-over': {
    roles: onDuty,
    reach: 'area',
    id: 'shiftId',
    body: ({ nextShiftId }) => ({ toShiftId: nextShiftId, note: 'Invented words' }),
  },
  'POST /api/shifts/{id}/disclosures': discloses('shiftId'),
  'GET /api/deliveries': reads(['administrator'], 'whole'),
  'GET /api/deliveries/mail': reads(['administrator'], 'whole'),
};
