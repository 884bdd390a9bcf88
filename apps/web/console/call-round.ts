import type { CallOutcome, CallRoundCall, Convoy, SeatOfPerson, SubstitutionReason } from '@corridor/domain/convoys';
import type { BedFit, CaseStatus, Companion, GateState, MedevacCase } from '@corridor/domain/evacuations';
import type { Written } from '../shared/answers';

/** What `GET /api/convoys/{id}/call-round` answers. */
export interface Round extends Pick<Convoy, 'id' | 'version' | 'reference' | 'status' | 'manifestStatus'> {
  /** Null until the convoy is released. */
  readonly leavesAt: string | null;
  readonly families: readonly FamilyCalled[];
  readonly counts: { readonly families: number; readonly reached: number; readonly coming: number };
}

export interface FamilyCalled {
  readonly caseId: string;
  readonly code: string;
  readonly status: CaseStatus;
  readonly people: number;
  readonly isListed: boolean;
  readonly companions: readonly (Pick<Companion, 'id' | 'relation' | 'isCarer'> & { readonly isListed: boolean })[];
  readonly destination: { readonly facilityId: string | null } | null;
  readonly tries: number;
  readonly last: Pick<CallRoundCall, 'outcome' | 'reason' | 'withoutIds' | 'occurredAt'> | null;
  readonly inPlace: { readonly caseId: string; readonly code: string } | null;
}

/** Somebody who could take a place, with a place for each of the family. */
export interface Candidate extends Pick<MedevacCase, 'code' | 'priority' | 'mobility'> {
  readonly caseId: string;
  readonly companions: number;
  /** What of the family the bed takes; null where no offer stands behind where they go. */
  readonly bed: BedFit | null;
  readonly seats: readonly SeatOfPerson[];
  /** People of the family for whom no free place is left. */
  readonly withoutPlace: number;
  readonly missing: readonly (Pick<GateState, 'gate' | 'missing'> & { readonly personId: string })[];
}

export interface Reserve {
  /** Places that are free. */
  readonly free: number;
  readonly ready: readonly Candidate[];
  readonly nearly: readonly Candidate[];
  /** For whose whole family the free places are too few. */
  readonly tooFewPlaces: readonly Candidate[];
}

export type CallRecorded = Written & { readonly reserve?: Candidate | null };

/** Why a family goes out, by what it said. */
export const reasonOf: Readonly<Record<CallOutcome, SubstitutionReason>> = {
  coming: 'other',
  coming_without_companion: 'other',
  declines: 'declined',
  no_answer: 'no_answer',
  already_left: 'left',
  reported_died: 'died',
};
