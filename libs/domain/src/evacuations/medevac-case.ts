import type { Instant } from '../time';

export const clinicalPriorities = ['P1', 'P2', 'P3', 'P4', 'unknown'] as const;
/** P1 life, limb or sight within 72 h; P2 within 14 days; P3 within 90 days; P4 elective. */
export type ClinicalPriority = (typeof clinicalPriorities)[number];

export const acuities = ['red', 'yellow', 'green', 'unknown'] as const;
/** IITT colour at the last look (WHO, ICRC, MSF). */
export type Acuity = (typeof acuities)[number];

export const mobilities = [
  'ambulatory',
  'wheelchair_steps',
  'wheelchair_no_steps',
  'wheelchair_immobile',
  'stretcher',
  'unknown',
] as const;
export type Mobility = (typeof mobilities)[number];

export const ageBands = ['under_1', '1_4', '5_11', '12_17', '18_59', '60_over', 'unknown'] as const;
export type AgeBand = (typeof ageBands)[number];

export const sexes = ['female', 'male', 'unknown'] as const;
export type Sex = (typeof sexes)[number];

export const conditionGroups = [
  'war_injury',
  'other_injury',
  'cancer',
  'heart',
  'kidney',
  'respiratory',
  'neurological',
  'maternal',
  'newborn',
  'infection',
  'malnutrition',
  'mental_health',
  'chronic_other',
  'other',
  'unknown',
] as const;
export type ConditionGroup = (typeof conditionGroups)[number];

export const companionRelations = [
  'mother',
  'father',
  'guardian',
  'spouse',
  'child',
  'sibling',
  'grandparent',
  'other_relative',
  'other',
] as const;
export type CompanionRelation = (typeof companionRelations)[number];

/**
 * The states in which a patient still waits to leave (DOMAIN 0.2). *Waiting for an answer* is never one of them: that is a
 * state of a clearance (DOMAIN 0.11).
 */
export const waitingStatuses = [
  'submitted',
  'needs_information',
  'under_review',
  'listed',
  'deferred',
  'suspended',
  'scheduled',
] as const;
/** Aboard by name, as the reports from the road say: a case that moves waits no more and has not arrived. */
export const movingStatuses = ['boarded', 'in_transit', 'held_at_checkpoint'] as const;
export type MovingStatus = (typeof movingStatuses)[number];
export const arrivedStatuses = [
  'handed_over',
  'admitted',
  'transferred_onward',
  'discharged',
  'returned',
  'remains',
  'resettled',
] as const;
/** Every other end. `detained` and `missing` are alarms as well: somebody looks for the person. */
export const endedStatuses = [
  'not_advised',
  'died_waiting',
  'died_in_transit',
  'died_after_arrival',
  'withdrawn',
  'left_by_other_means',
  'treated_locally',
  'detained',
  'missing',
  'lost_to_follow_up',
  'entered_in_error',
  // Another case is the same person, and is counted.
  'merged',
] as const;
/** A death is never taken out of what was asked for, wherever it happened (DOMAIN 0.1). */
export const deadStatuses = ['died_waiting', 'died_in_transit', 'died_after_arrival'] as const;
export const caseStatuses = [...waitingStatuses, ...movingStatuses, ...arrivedStatuses, ...endedStatuses] as const;
export type CaseStatus = (typeof caseStatuses)[number];

/** Under eighteen. */
export const isChild = ({ ageBand }: Pick<MedevacCase, 'ageBand'>): boolean =>
  ageBand === '12_17' || isYoungChild({ ageBand });
/** Under twelve: somebody cares for them, whether or not anybody wrote down who. */
export const isYoungChild = ({ ageBand }: Pick<MedevacCase, 'ageBand'>): boolean =>
  ageBand === 'under_1' || ageBand === '1_4' || ageBand === '5_11';

const isOneOf = (statuses: readonly CaseStatus[], status: CaseStatus): boolean => statuses.includes(status);
export const isWaiting = ({ status }: Pick<MedevacCase, 'status'>): boolean => isOneOf(waitingStatuses, status);
export const isMoving = ({ status }: Pick<MedevacCase, 'status'>): boolean => isOneOf(movingStatuses, status);
/** Neither arrived nor ended: who they are is needed, and their bed is. */
export const isUnderWay = (patient: Pick<MedevacCase, 'status'>): boolean => isWaiting(patient) || isMoving(patient);
export const isDead = ({ status }: Pick<MedevacCase, 'status'>): boolean => isOneOf(deadStatuses, status);
export const hasArrived = ({ status }: Pick<MedevacCase, 'status'>): boolean => isOneOf(arrivedStatuses, status);

/** Why somebody may read what is sealed. Kept with each reading. */
export const disclosurePurposes = ['care', 'clearance', 'family_contact', 'correction', 'audit', 'duty'] as const;
export type DisclosurePurpose = (typeof disclosurePurposes)[number];

/**
 * A patient who needs to leave for treatment. Holds no name, exact age or diagnosis: those are sealed under the case's
 * own key.
 */
export interface MedevacCase {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly code: string;
  /** The code on the card, where base already knew that code and gave another. */
  readonly codeAlias: string | null;
  readonly enclaveId: string;
  readonly facilityId: string | null;
  readonly status: CaseStatus;
  readonly priority: ClinicalPriority;
  readonly acuity: Acuity;
  readonly mobility: Mobility;
  readonly ageBand: AgeBand;
  readonly sex: Sex;
  readonly conditionGroup: ConditionGroup;
  readonly submittedAt: Instant;
  readonly recordedAt: Instant;
  /** When a reviewer put it on the list; null before. */
  readonly listedAt: Instant | null;
  /** By when the patient has to have left, by their priority; null where nobody can say. */
  readonly dueAt: Instant | null;
  /** By when somebody must have looked at the patient again; null before the first look. */
  readonly reassessBy: Instant | null;
  /** Since when the patient is worse than an earlier look found them; null where no look says so. */
  readonly deterioratedAt: Instant | null;
  /** When they left, or died waiting; null while they wait, and where nobody kept it. */
  readonly waitEndedAt: Instant | null;
  /** By when somebody looks at a case that was deferred or suspended. */
  readonly reviewAt: Instant | null;
  /** The account that asked for it; whoever it is sees it among their own patients. */
  readonly requestedBy: string | null;
  /** The organisation on whose behalf; null where the person acts for none. */
  readonly organisationId: string | null;
  /** When who it is was destroyed; null while it can be read. */
  readonly erasedAt: Instant | null;
  /** The case of the same person that goes on; null while this one stands for itself. */
  readonly mergedIntoId: string | null;
}

export interface CaseAnswer {
  readonly id: string;
  readonly version: number;
  readonly status: CaseStatus;
}

/** Someone who travels with a patient. The name is sealed under the patient's case key. */
export interface Companion {
  readonly id: string;
  readonly operationId: string;
  readonly caseId: string;
  readonly relation: CompanionRelation;
  readonly ageBand: AgeBand;
  readonly sex: Sex;
  /** Whoever cares for the patient: nobody plans the one without the other. */
  readonly isCarer: boolean;
}
