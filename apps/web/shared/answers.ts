/** What the API answers, as far as the pages read it. Times are ISO 8601 UTC; ids are text. */
import type { Grant, Language, Role } from '@corridor/domain/accounts';
import type {
  Convoy,
  Boarding,
  ConvoyAction,
  ConvoyLeg,
  ConvoyReport,
  ConvoyTask,
  FamilyWarning,
  HeadCount,
  PersonKind,
  SubstitutionReason,
  Vehicle,
} from '@corridor/domain/convoys';
import type { AccessClassification, Enclave } from '@corridor/domain/enclaves';
import type {
  CaseStatus,
  Companion,
  DeathReport,
  GateState,
  MedevacCase,
  Mobility,
} from '@corridor/domain/evacuations';
import type { Facility } from '@corridor/domain/facilities';
import type { Need } from '@corridor/domain/open-items';
import type { PopulationEstimate } from '@corridor/domain/population';
import type { FigureGroup, ReportedFigure, SumThatDiffers } from '@corridor/domain/reports';
import type { Gate, OperationKind } from '@corridor/domain/operations';

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
    | 'aboardOthers'
  > & { readonly nextPlace: string | null; readonly wakesNobody: boolean })[];
  readonly needsMe: readonly (Need & { readonly id: string; readonly reference: string | null })[];
  readonly figures?: Readonly<Record<'waiting' | 'onFrozenList' | 'moving' | 'diedWaiting' | 'diedInTransit', number>>;
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
  readonly deterioratedAt: string | null;
  readonly erasedAt: string | null;
  readonly companions: readonly Pick<Companion, 'id' | 'relation' | 'sex' | 'ageBand' | 'isCarer'>[];
  readonly substitutions: readonly SubstitutionItem[];
  /** The case of the same person that goes on, and those that go on in this one. */
  readonly mergedInto: { readonly id: string; readonly code: string } | null;
  readonly merged: readonly { readonly id: string; readonly code: string }[];
  readonly deaths: readonly Omit<DeathReport, 'operationId' | 'caseId' | 'version'>[];
};

/** Whose place a patient took on a list, or who took theirs. */
export interface SubstitutionItem {
  readonly id: string;
  readonly convoyId: string;
  readonly reference: string;
  readonly reason: SubstitutionReason;
  readonly madeAt: string;
  readonly otherCaseId: string;
  readonly otherCode: string;
  readonly wentOut: boolean;
}

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
  | 'aboardOthers'
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
  readonly personId: string;
  readonly step: LastStep | null;
}

/** What was said last of somebody at this convoy's doors. */
export type LastStep = Pick<Boarding, 'kind' | 'reason' | 'condition' | 'occurredAt' | 'recordedAt'> & {
  readonly reportedByName: string;
};

/** With a report on this convoy, and no place on its list. */
export type UnlistedPerson = Pick<Boarding, 'caseId' | 'personId' | 'personKind'> & {
  readonly code: string;
  readonly caseStatus: CaseStatus | null;
  readonly step: LastStep | null;
};

/** One person as a door needs them, and nothing else. */
export interface AtTheDoor {
  /** Null, as vehicle and place, for whoever is not on the list. */
  readonly lineId: string | null;
  readonly vehicleId: string | null;
  readonly place: number | null;
  readonly personId: string;
  readonly personKind: PersonKind;
  readonly caseId: string;
  readonly code: string;
  /** The patient's; null for a companion. */
  readonly mobility: Mobility | null;
  readonly step: Pick<Boarding, 'kind' | 'occurredAt'> | null;
  readonly missing: readonly Gate[];
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
    | 'deliveredOthers'
  > & {
    /** Said of a convoy that moves, to who may read the rota. */
    readonly wakesNobody?: boolean;
    readonly legs: readonly Omit<ConvoyLeg, 'operationId' | 'convoyId' | 'toFacilityId'>[];
    readonly vehicles: readonly Omit<Vehicle, 'operationId' | 'convoyId'>[];
    /** Left out for the field. */
    readonly lines?: readonly ManifestEntry[];
    /** What the list would do to families; left out with the lines. */
    readonly families?: readonly {
      readonly caseId: string;
      readonly code: string;
      readonly warnings: readonly FamilyWarning[];
    }[];
    readonly unlisted?: readonly UnlistedPerson[];
    /** Where sealed words came with a report on a family. */
    readonly words?: readonly (Pick<
      Boarding,
      'caseId' | 'kind' | 'occurredAt' | 'noteId' | 'saidById' | 'receivedById'
    > & { readonly code: string })[];
    /** For who has a task on it, from the frozen list until the all-clear. */
    readonly boarding?: readonly AtTheDoor[];
    readonly listed: HeadCount;
    readonly assignments: readonly { readonly accountId: string; readonly name: string; readonly task: ConvoyTask }[];
    readonly reports: readonly Omit<ConvoyReport, 'operationId' | 'convoyId' | 'reportedBy'>[];
    readonly availableActions: readonly ConvoyAction[];
  };

export type FacilityItem = Pick<Facility, 'id' | 'kind' | 'name' | 'enclaveId'>;
