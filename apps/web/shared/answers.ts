/** What the API answers, as far as the pages read it. Times are ISO 8601 UTC; ids are text. */
import type { Grant, Language, Role } from '@corridor/domain/accounts';
import type {
  ConvoyAction,
  ConvoyLeg,
  ConvoyReport,
  Convoy,
  ConvoyTask,
  HeadCount,
  PersonKind,
  Vehicle,
} from '@corridor/domain/convoys';
import type { AccessClassification, Enclave } from '@corridor/domain/enclaves';
import type { CaseStatus, Companion, DeathReport, GateState, MedevacCase } from '@corridor/domain/evacuations';
import type { Facility } from '@corridor/domain/facilities';
import type { Need } from '@corridor/domain/open-items';
import type { PopulationEstimate } from '@corridor/domain/population';
import type { FigureGroup, ReportedFigure, SumThatDiffers } from '@corridor/domain/reports';
import type { OperationKind } from '@corridor/domain/operations';

export interface OperationHere {
  readonly id: string;
  readonly name: string;
  readonly kind: OperationKind;
  readonly timeZone: string;
  readonly clockOffsetMs: number;
  /** A closed one can be read and no longer written. */
  readonly closedAt: string | null;
  readonly roles: readonly Role[];
  readonly grants: readonly Grant[];
  /** Operation time at base when this was answered. */
  readonly now?: string;
}

export interface Session {
  readonly account: { readonly id: string; readonly name: string; readonly language: Language };
  /** Good for nothing else until a second factor is set up. */
  readonly mustSetUpSecondFactor: boolean;
  readonly operations: readonly OperationHere[];
}

export interface List<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string | null;
}

/** The answer of every write. */
export interface Written {
  readonly outcome: 'applied' | 'duplicate';
  readonly seq: number;
  readonly recordedAt: string;
  readonly openItems: number;
  readonly id: string;
  readonly version: number;
}

/** What a coordinator opens on. Figures are left out for who may not read cases. */
export interface NowBoard {
  /** Operation time at base. */
  readonly asOf: string;
  readonly convoys: readonly (Pick<
    Convoy,
    | 'id'
    | 'reference'
    | 'status'
    | 'enclaveId'
    | 'departedAt'
    | 'newsDueAt'
    | 'overdueSince'
    | 'problemAt'
    | 'aboardPatients'
    | 'aboardCompanions'
  > & { readonly nextPlace: string | null })[];
  readonly needsMe: readonly (Need & { readonly id: string; readonly reference: string | null })[];
  readonly figures?: Readonly<Record<'waiting' | 'onFrozenList' | 'moving' | 'diedWaiting', number>>;
}

/** What several sources published, by what they count, and where a source's own sum does not match. */
export interface ReportedFigures {
  readonly groups: readonly FigureGroup<Omit<ReportedFigure, 'operationId'>>[];
  readonly sumsThatDiffer: readonly SumThatDiffers[];
}

export interface AreaItem extends Pick<
  Enclave,
  'id' | 'slug' | 'kind' | 'nameEn' | 'nameAr' | 'aliases' | 'admin1Name' | 'admin1Code' | 'latitude' | 'longitude'
> {
  readonly classification: Pick<
    AccessClassification,
    'classification' | 'classifier' | 'effectiveOn' | 'knownOn'
  > | null;
  readonly population: {
    readonly low: number;
    readonly high: number;
    readonly latest: Pick<PopulationEstimate, 'value' | 'qualifier' | 'source' | 'asOf'>;
  } | null;
}

export interface AreaList extends AreaItem {
  readonly estimates: number;
}

export interface AreaPage extends AreaItem {
  readonly classifications: readonly Omit<AccessClassification, 'operationId' | 'enclaveId' | 'recordedAt'>[];
  readonly estimates: readonly Omit<PopulationEstimate, 'operationId' | 'enclaveId' | 'recordedAt'>[];
}

export type CaseBase = Pick<
  MedevacCase,
  | 'id'
  | 'version'
  | 'code'
  | 'status'
  | 'priority'
  | 'acuity'
  | 'mobility'
  | 'ageBand'
  | 'sex'
  | 'conditionGroup'
  | 'enclaveId'
  | 'submittedAt'
> & { readonly daysWaiting: number };
/** One of the caller's own patients, as a phone shows it. */
export type OwnPatient = Pick<
  MedevacCase,
  'id' | 'code' | 'codeAlias' | 'status' | 'ageBand' | 'sex' | 'acuity' | 'submittedAt'
> & { readonly daysWaiting: number };

export type CaseItem = CaseBase & { readonly companions: number };
export type CasePage = CaseBase & {
  readonly erasedAt: string | null;
  /** The case of the same person that goes on, and those that go on in this one. */
  readonly mergedInto: { readonly id: string; readonly code: string } | null;
  readonly merged: readonly { readonly id: string; readonly code: string }[];
  readonly companions: readonly Pick<Companion, 'id' | 'relation' | 'sex' | 'ageBand'>[];
  readonly deaths: readonly Omit<DeathReport, 'operationId' | 'caseId' | 'version'>[];
};

export type ConvoyItem = Pick<
  Convoy,
  | 'id'
  | 'version'
  | 'reference'
  | 'status'
  | 'manifestStatus'
  | 'enclaveId'
  | 'plannedAt'
  | 'departedAt'
  | 'newsDueAt'
  | 'overdueSince'
  | 'problemAt'
  | 'aboardPatients'
  | 'aboardCompanions'
> & { readonly capacity: number };

export interface ManifestEntry {
  readonly id: string;
  readonly personKind: PersonKind;
  readonly caseId: string;
  readonly code: string;
  readonly vehicleId: string;
  readonly place: number;
  readonly holds: boolean;
  readonly travelled: boolean | null;
  /** The patient's; null for a companion. */
  readonly caseStatus: CaseStatus | null;
  /** What keeps the person from leaving. */
  readonly missing?: readonly Pick<GateState, 'gate' | 'missing'>[];
  /** The companion's id, where the answer says it. */
  readonly personId?: string;
}

export type ConvoyPage = ConvoyItem &
  Pick<
    Convoy,
    | 'manifestHash'
    | 'releasedAt'
    | 'arrivedAt'
    | 'allClearAt'
    | 'closedAt'
    | 'deliveredPatients'
    | 'deliveredCompanions'
  > & {
    readonly legs: readonly Omit<ConvoyLeg, 'operationId' | 'convoyId' | 'toFacilityId'>[];
    readonly vehicles: readonly Omit<Vehicle, 'operationId' | 'convoyId'>[];
    /** Left out for the field. */
    readonly lines?: readonly ManifestEntry[];
    readonly listed: HeadCount;
    readonly assignments: readonly { readonly accountId: string; readonly name: string; readonly task: ConvoyTask }[];
    readonly reports: readonly Omit<ConvoyReport, 'operationId' | 'convoyId' | 'reportedBy'>[];
    readonly availableActions: readonly ConvoyAction[];
  };

export type FacilityItem = Pick<Facility, 'id' | 'kind' | 'name' | 'enclaveId'>;
