import { type Actor, inAllOfIt, type Role } from '@corridor/domain/accounts';
import { themselves, type Witness } from '@corridor/domain/commands';
import type {
  Convoy,
  ConvoyLeg,
  ConvoyOnRecord,
  ConvoyReport,
  ConvoyStatus,
  ManifestLine,
  Vehicle,
  VehiclePlace,
} from '@corridor/domain/convoys';
import type { DutyShift } from '@corridor/domain/duty';
import type { Enclave } from '@corridor/domain/enclaves';
import type { Companion, Consent, MedevacCase, SharingConsent } from '@corridor/domain/evacuations';
import type { Watch } from '@corridor/domain/notifications';
import { type Instant, instant, plusMinutes } from '@corridor/domain/time';

export const OPERATION = 'operation-one';
export const CONVOY = 'convoy-one';
export const AREA = 'area-one';

const DAYBREAK = instant('2031-05-01T04:00:00.000Z');

/** So many minutes after daybreak of the invented day on which every test plays. */
export const at = (minutes: number): Instant => plusMinutes(DAYBREAK, minutes);

/** A report that base hears at `now`, of something said to have happened at `occurredAt` (by default: just now). */
export const aWitness = (overrides: Partial<Witness> = {}): Witness => {
  const now = overrides.now ?? at(0);
  return { now, occurredAt: now, actorId: 'account-of-the-leader', ...overrides };
};

export const anActor = (role: Role, overrides: Partial<Actor> = {}): Actor => ({
  accountId: `account-of-${role}`,
  operationId: OPERATION,
  grants: inAllOfIt(role),
  ...overrides,
});

export const anArea = (overrides: Partial<Enclave> = {}): Enclave => ({
  id: AREA,
  operationId: OPERATION,
  version: 1,
  slug: 'area-one',
  kind: 'enclave',
  nameEn: 'Area One',
  nameAr: 'المنطقة الأولى',
  aliases: [],
  admin1Name: 'Province One',
  admin1Code: 'XX01',
  pcodes: ['XX0101'],
  latitude: 0.5,
  longitude: 0.5,
  loggedAt: at(-10_000),
  ...overrides,
});

export const aCase = (overrides: Partial<MedevacCase> = {}): MedevacCase => ({
  id: 'case-one',
  operationId: OPERATION,
  version: 1,
  code: '0000-000',
  codeAlias: null,
  enclaveId: AREA,
  facilityId: null,
  status: 'submitted',
  priority: 'P2',
  acuity: 'yellow',
  mobility: 'ambulatory',
  ageBand: 'unknown',
  sex: 'unknown',
  conditionGroup: 'unknown',
  submittedAt: at(-5_000),
  recordedAt: at(-5_000),
  listedAt: null,
  mergedIntoId: null,
  dueAt: null,
  reassessBy: null,
  deterioratedAt: null,
  waitEndedAt: null,
  reviewAt: null,
  requestedBy: 'account-of-field',
  organisationId: null,
  erasedAt: null,
  ...overrides,
});

export const aCompanion = (overrides: Partial<Companion> = {}): Companion => ({
  id: 'companion-one',
  operationId: OPERATION,
  caseId: 'case-one',
  relation: 'mother',
  ageBand: '18_59',
  sex: 'female',
  isCarer: false,
  ...overrides,
});

/** What a convoy has behind it in each state. Instants are set for every step it must have taken. */
const behindIt = {
  planned: {},
  ready: { manifestStatus: 'frozen', releasedAt: at(0) },
  en_route: { manifestStatus: 'frozen', releasedAt: at(0), departedAt: at(60), newsDueAt: at(195) },
  stopped: { manifestStatus: 'frozen', releasedAt: at(0), departedAt: at(60), newsDueAt: at(195) },
  held: { manifestStatus: 'frozen', releasedAt: at(0), departedAt: at(60), newsDueAt: at(195) },
  at_stage: { manifestStatus: 'frozen', releasedAt: at(0), departedAt: at(60), newsDueAt: at(255) },
  arrived: { manifestStatus: 'frozen', releasedAt: at(0), departedAt: at(60), arrivedAt: at(180) },
  all_clear: {
    manifestStatus: 'frozen',
    releasedAt: at(0),
    departedAt: at(60),
    arrivedAt: at(180),
    allClearAt: at(240),
  },
  closed: {
    manifestStatus: 'frozen',
    releasedAt: at(0),
    departedAt: at(60),
    arrivedAt: at(180),
    allClearAt: at(240),
    closedAt: at(300),
  },
  cancelled: { cancelledAt: at(30) },
} as const satisfies Record<ConvoyStatus, Partial<Convoy>>;

/** A convoy in a state, with the steps behind it that lead there. */
export const aConvoy = (overrides: Partial<Convoy> = {}): Convoy => ({
  id: CONVOY,
  operationId: OPERATION,
  version: 3,
  reference: '1111-111',
  enclaveId: AREA,
  status: 'planned',
  manifestStatus: 'draft',
  manifestHash: null,
  plannedAt: at(-1_000),
  releasedAt: null,
  departedAt: null,
  arrivedAt: null,
  allClearAt: null,
  closedAt: null,
  cancelledAt: null,
  aboardPatients: null,
  aboardCompanions: null,
  aboardOthers: null,
  deliveredPatients: null,
  deliveredCompanions: null,
  deliveredOthers: null,
  newsDueAt: null,
  overdueSince: null,
  problemAt: null,
  ...behindIt[overrides.status ?? 'planned'],
  ...overrides,
});

/** A leg of two hours and fifteen minutes' grace; leg n is planned to leave three hours after leg n - 1. */
export const aLeg = (overrides: Partial<ConvoyLeg> = {}): ConvoyLeg => {
  const position = overrides.position ?? 1;
  const plannedDepartureAt = overrides.plannedDepartureAt ?? at(60 + (position - 1) * 180);
  return {
    id: `leg-${String(position)}`,
    operationId: OPERATION,
    convoyId: CONVOY,
    position,
    fromPlace: `Place ${String(position)}`,
    toPlace: `Place ${String(position + 1)}`,
    toFacilityId: null,
    plannedDepartureAt,
    plannedArrivalAt: plusMinutes(plannedDepartureAt, 120),
    graceMinutes: 15,
    departedAt: null,
    arrivedAt: null,
    ...overrides,
  };
};

export const aVehicle = (overrides: Partial<Vehicle> = {}): Vehicle => ({
  id: 'vehicle-one',
  operationId: OPERATION,
  convoyId: CONVOY,
  label: 'Vehicle One',
  kind: 'bus',
  seats: 4,
  wheelchairPlaces: 1,
  stretchers: 1,
  ...overrides,
});

export const aPlace = (overrides: Partial<VehiclePlace> = {}): VehiclePlace => {
  const vehicleId = overrides.vehicleId ?? 'vehicle-one';
  const place = overrides.place ?? 1;
  return {
    id: `${vehicleId}:${String(place)}`,
    operationId: OPERATION,
    convoyId: CONVOY,
    vehicleId,
    place,
    kind: 'seat',
    ...overrides,
  };
};

/** A standing line of a draft for the patient of `aCase()`. */
export const aLine = (overrides: Partial<ManifestLine> = {}): ManifestLine => {
  const personId = overrides.personId ?? 'case-one';
  return {
    id: `line-of-${personId}`,
    operationId: OPERATION,
    convoyId: CONVOY,
    personKind: 'patient',
    personId,
    caseId: personId,
    vehicleId: 'vehicle-one',
    place: 1,
    removedAt: null,
    holds: false,
    travelled: null,
    ...overrides,
  };
};

/** One word from the road, heard by base as it happened. */
export const aReport = (overrides: Partial<ConvoyReport> = {}): ConvoyReport => {
  const occurredAt = overrides.occurredAt ?? at(60);
  const kind = overrides.kind ?? 'left';
  return {
    id: `report-${kind}-${occurredAt}`,
    operationId: OPERATION,
    convoyId: CONVOY,
    kind,
    legPosition: null,
    occurredAt,
    recordedAt: occurredAt,
    reportedBy: 'account-of-the-leader',
    reason: null,
    nextNewsBy: null,
    patients: null,
    companions: null,
    women: null,
    men: null,
    girls: null,
    boys: null,
    saidCode: null,
    people: null,
    noteId: null,
    ...themselves,
    ...overrides,
  };
};

/** A convoy of one leg and one vehicle without lines or reports, unless told otherwise. */
export const aConvoyOnRecord = (overrides: Partial<ConvoyOnRecord> = {}): ConvoyOnRecord => ({
  convoy: aConvoy({ status: 'ready' }),
  legs: [aLeg()],
  vehicles: [aVehicle()],
  lines: [],
  reports: [],
  boardings: [],
  ...overrides,
});

/** On duty for the whole operation, from daybreak on, for everything. */
export const aWatch = (overrides: Partial<Watch> = {}): Watch => ({
  id: 'watch-one',
  operationId: OPERATION,
  version: 1,
  accountId: 'account-of-duty_officer',
  team: null,
  scope: 'operation',
  scopeId: OPERATION,
  kinds: [],
  leastSeverity: 'info',
  timing: 'at_once',
  onDutyFrom: at(0),
  onDutyUntil: null,
  ...overrides,
});

/** On duty for the whole operation for eight hours from daybreak. */
export const aShift = (overrides: Partial<DutyShift> = {}): DutyShift => ({
  id: 'shift-one',
  operationId: OPERATION,
  version: 1,
  accountId: 'account-of-duty_officer',
  enclaveId: null,
  callOrder: 'first',
  startsAt: at(0),
  endsAt: at(480),
  handedOverAt: null,
  handedOverTo: null,
  noteId: null,
  ...overrides,
});

export const aConsent = (overrides: Partial<Consent> = {}): Consent => ({
  id: 'consent-one',
  operationId: OPERATION,
  caseId: 'case-one',
  facilityId: null,
  answer: 'given',
  speaker: 'patient',
  takenAt: at(0),
  recordedAt: at(0),
  recordedBy: 'account-of-coordinator',
  validUntil: at(1_000),
  noteId: null,
  ...themselves,
  ...overrides,
});

export const aSharing = (overrides: Partial<SharingConsent> = {}): SharingConsent => ({
  id: 'sharing-one',
  operationId: OPERATION,
  caseId: 'case-one',
  withKind: 'party',
  withId: 'party-one',
  answer: 'given',
  speaker: 'patient',
  form: 'spoken',
  witnessId: null,
  takenAt: at(0),
  recordedAt: at(0),
  recordedBy: 'account-of-coordinator',
  noteId: null,
  ...themselves,
  ...overrides,
});
