import type { Subject } from '../audit';
import type { Reporter } from '../commands';
import type { JourneyStep } from '../evacuations';
import type { Instant } from '../time';

export const convoyStatuses = [
  'planned',
  'ready',
  'en_route',
  'stopped',
  'held',
  'at_stage',
  'arrived',
  'all_clear',
  'closed',
  'cancelled',
] as const;
/** `at_stage`: one leg is done and the next not begun. `held` is a stop by an armed actor, `stopped` any other. */
export type ConvoyStatus = (typeof convoyStatuses)[number];

/** People by a head count: the least that a boarding records (DOMAIN 0.7). */
export interface HeadCount {
  readonly patients: number;
  readonly companions: number;
}

/** People who travel without a case (DOMAIN 0.7): counted, and nothing else is kept of them. */
export const otherPeople = ['women', 'men', 'girls', 'boys'] as const;
export type OthersCount = Readonly<Record<(typeof otherPeople)[number], number | null>>;

export interface Convoy {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  /** Random, as a case's code: it carries no place and no date. */
  readonly reference: string;
  readonly enclaveId: string;
  readonly status: ConvoyStatus;
  readonly manifestStatus: ManifestStatus;
  /** sha256 over the frozen lines; what a printed list is checked against. */
  readonly manifestHash: string | null;
  readonly plannedAt: Instant;
  readonly releasedAt: Instant | null;
  readonly departedAt: Instant | null;
  readonly arrivedAt: Instant | null;
  readonly allClearAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly cancelledAt: Instant | null;
  /** Aboard by the last head count, less who got off since; else by name. */
  readonly aboardPatients: number | null;
  readonly aboardCompanions: number | null;
  /** People without a case, as they were last counted aboard. */
  readonly aboardOthers: number | null;
  /** Counted out at the destination by base. */
  readonly deliveredPatients: number | null;
  readonly deliveredCompanions: number | null;
  readonly deliveredOthers: number | null;
  /** When news is due at the latest, grace included; null while no clock runs. */
  readonly newsDueAt: Instant | null;
  /** Since when it is overdue and nobody has heard; null while all is in time. */
  readonly overdueSince: Instant | null;
  /** The last *Problem*, until base declares all clear. */
  readonly problemAt: Instant | null;
}

export interface ConvoyLeg {
  readonly id: string;
  readonly operationId: string;
  readonly convoyId: string;
  /** 1 for the first. */
  readonly position: number;
  readonly fromPlace: string;
  readonly toPlace: string;
  readonly toFacilityId: string | null;
  readonly plannedDepartureAt: Instant;
  readonly plannedArrivalAt: Instant;
  /** Minutes after the expected arrival before the alarm. */
  readonly graceMinutes: number;
  readonly departedAt: Instant | null;
  readonly arrivedAt: Instant | null;
}

export const vehicleKinds = ['ambulance', 'bus', 'minibus', 'car', 'truck'] as const;
export type VehicleKind = (typeof vehicleKinds)[number];

export const placeKinds = ['seat', 'wheelchair', 'stretcher'] as const;
export type PlaceKind = (typeof placeKinds)[number];

export interface Vehicle {
  readonly id: string;
  readonly operationId: string;
  readonly convoyId: string;
  /** Call sign or plate, as the crew says it. */
  readonly label: string;
  readonly kind: VehicleKind;
  readonly seats: number;
  readonly wheelchairPlaces: number;
  readonly stretchers: number;
}

/** One place in a vehicle. Numbered through: seats first, then wheelchair places, then stretchers. */
export interface VehiclePlace {
  readonly id: string;
  readonly operationId: string;
  readonly convoyId: string;
  readonly vehicleId: string;
  readonly place: number;
  readonly kind: PlaceKind;
}

export const convoyTasks = ['leader', 'deputy', 'nurse', 'crew'] as const;
export type ConvoyTask = (typeof convoyTasks)[number];

export interface ConvoyAssignment {
  readonly id: string;
  readonly operationId: string;
  readonly convoyId: string;
  readonly accountId: string;
  readonly task: ConvoyTask;
  readonly assignedAt: Instant;
  readonly endedAt: Instant | null;
}

export const manifestStatuses = ['draft', 'frozen'] as const;
export type ManifestStatus = (typeof manifestStatuses)[number];

export const personKinds = ['patient', 'companion'] as const;
export type PersonKind = (typeof personKinds)[number];

/** A person on a convoy's manifest, in a named place. */
export interface ManifestLine {
  readonly id: string;
  readonly operationId: string;
  readonly convoyId: string;
  readonly personKind: PersonKind;
  /** The case's id for a patient, the companion's for a companion. */
  readonly personId: string;
  readonly caseId: string;
  readonly vehicleId: string;
  readonly place: number;
  /** A line that was taken off stays on record and frees its place. */
  readonly removedAt: Instant | null;
  /** True while the line is on a frozen manifest that is not over: one such line a person, kept by the database too. */
  readonly holds: boolean;
  readonly travelled: boolean | null;
}

export const reportKinds = [
  'left',
  'stopped',
  'moving',
  'arrived',
  'problem',
  'head_count',
  'others',
  'unknown_code',
] as const;
export type ReportKind = (typeof reportKinds)[number];

export const stopReasons = ['held_by', 'breakdown', 'road', 'rest', 'unknown'] as const;
export type StopReason = (typeof stopReasons)[number];

/** What somebody said happened. Kept as said; the convoy's state is read from all of them together. */
export interface ConvoyReport extends Reporter, OthersCount {
  readonly id: string;
  readonly operationId: string;
  readonly convoyId: string;
  readonly kind: ReportKind;
  readonly legPosition: number | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly reportedBy: string;
  readonly reason: StopReason | null;
  readonly nextNewsBy: Instant | null;
  readonly patients: number | null;
  readonly companions: number | null;
  /** Who boarded under a code that base does not know: the code as it was said, and how many. */
  readonly saidCode: string | null;
  readonly people: number | null;
  readonly noteId: string | null;
}

/** How somebody was when they were handed over: never a diagnosis. */
export const handoverConditions = ['better', 'unchanged', 'worse', 'unknown'] as const;
export type HandoverCondition = (typeof handoverConditions)[number];

/** One person's step as it was reported, or as base counted it out. */
export interface Boarding extends JourneyStep, Reporter {
  readonly operationId: string;
  /** The report that says it, for everybody of the family alike. */
  readonly reportId: string;
  readonly personKind: PersonKind;
  readonly reportedBy: string;
  /** To whom somebody was handed over; null where that is not known. */
  readonly facilityId: string | null;
  readonly condition: HandoverCondition | null;
  readonly noteId: string | null;
  /** Who received them, sealed. */
  readonly receivedById: string | null;
}

/** A convoy with what its rules read. */
export interface ConvoyOnRecord {
  readonly convoy: Convoy;
  /** In order of position. */
  readonly legs: readonly ConvoyLeg[];
  readonly vehicles: readonly Vehicle[];
  readonly lines: readonly ManifestLine[];
  readonly reports: readonly ConvoyReport[];
  /** Every step of everybody who ever had one on this convoy, on others too: the last one says where they are. */
  readonly boardings: readonly Boarding[];
}

export interface ConvoyAnswer {
  readonly id: string;
  readonly version: number;
  readonly status: ConvoyStatus;
}

export const convoyAnswer = ({ id, version, status }: Convoy): ConvoyAnswer => ({ id, version, status });

/** What an entry about a convoy touches: the convoy, and the area, so that who watches the area hears of it. */
export const subjectsOf = ({ id, enclaveId }: Pick<Convoy, 'id' | 'enclaveId'>): readonly Subject[] => [
  { kind: 'convoy', id },
  { kind: 'enclave', id: enclaveId },
];

export const capacityOf = (vehicles: readonly Vehicle[]): number =>
  vehicles.reduce((sum, { seats, wheelchairPlaces, stretchers }) => sum + seats + wheelchairPlaces + stretchers, 0);
