import type { Permission } from '@corridor/domain/accounts';
import type {
  BedFit,
  BedOffer,
  CaseDecision,
  ClearanceCondition,
  ClearanceState,
  Consent,
  Destination,
  GateState,
  Override,
  Rank,
  SharingConsent,
  TriageAssessment,
} from '@corridor/domain/evacuations';
import type { CaseBase } from '../shared/answers';

/** What `GET /api/evacuations/{id}/gates` answers. */
export interface Preparation {
  readonly id: string;
  readonly version: number;
  readonly people: readonly PersonGates[];
  readonly destination: Destination | null;
  /** What of the family the bed takes; null where no offer stands behind the destination. */
  readonly bed: BedFit | null;
  readonly consents: readonly Omit<Consent, 'operationId' | 'caseId'>[];
  readonly assessments: readonly Omit<TriageAssessment, 'operationId' | 'caseId'>[];
  readonly overrides: readonly Omit<Override, 'operationId' | 'caseId'>[];
  readonly decisions: readonly CaseDecision[];
  /** Left out, as what follows, for who may not read which party said what. */
  readonly sharing: readonly SharingItem[] | null;
  readonly clearances: readonly Standing[] | null;
}

export type SharingItem = Omit<SharingConsent, 'operationId' | 'caseId'>;

export interface PersonGates {
  readonly personId: string;
  readonly isReady: boolean;
  readonly gates: readonly GateOfPerson[];
}

export interface GateOfPerson extends GateState {
  readonly mendedBy: Extract<
    Permission,
    'evacuations.assess' | 'evacuations.prepare' | 'evacuations.clear' | 'convoys.plan'
  >;
  readonly mayMend: boolean;
  readonly overrideTakes: 'one' | 'two' | 'nobody' | null;
}

export interface Standing {
  readonly personId: string;
  readonly partyId: string;
  readonly state: ClearanceState;
  readonly since: string | null;
  readonly until: string | null;
  readonly conditions: readonly ClearanceCondition[];
  readonly noteId: string | null;
  readonly saidById: string | null;
}

/** One row of `GET /api/waiting-list`. */
export interface WaitingItem extends Omit<CaseBase, 'priority' | 'conditionGroup'> {
  readonly rank: Rank;
  readonly reassessBy: string | null;
  readonly deterioratedAt: string | null;
  readonly isReassessmentDue: boolean;
  readonly companions: number;
  readonly isReady: boolean;
  readonly missing: readonly Pick<GateState, 'gate' | 'missing' | 'since'>[];
}

export interface OfferItem extends Omit<BedOffer, 'operationId' | 'withdrawnAt'> {
  readonly facilityName: string;
  readonly taken: number;
}

export interface PartyItem {
  readonly id: string;
  readonly name: string;
  readonly clears: boolean;
}
