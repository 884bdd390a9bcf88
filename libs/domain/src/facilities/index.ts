import type { Decision, Moment } from '../commands';
import type { Instant } from '../time';

export const facilityKinds = ['hospital', 'clinic', 'collection_point', 'crossing_point', 'transfer_hub'] as const;
export type FacilityKind = (typeof facilityKinds)[number];

/** A place of care or of passage. Where it stands is nobody's business outside the operation. */
export interface Facility {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly kind: FacilityKind;
  readonly name: string;
  readonly enclaveId: string | null;
  readonly registeredAt: Instant;
}

export interface NewFacility {
  readonly id: string;
  readonly kind: FacilityKind;
  readonly name: string;
  readonly enclaveId: string | null;
}

export function registerFacility(
  operationId: string,
  plan: NewFacility,
  { now }: Moment,
): Decision<{ readonly facilities: readonly Facility[] }, { readonly id: string; readonly version: number }> {
  return {
    changes: { facilities: [{ ...plan, operationId, version: 1, registeredAt: now }] },
    entry: {
      name: 'facility.registered',
      body: { facilityId: plan.id, kind: plan.kind, enclaveId: plan.enclaveId },
      subjects: [{ kind: 'facility', id: plan.id }],
    },
    answer: { id: plan.id, version: 1 },
  };
}
