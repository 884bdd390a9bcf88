import { type Decision, type Moment, RuleViolation } from '../commands';
import type { Day, Instant } from '../time';

export const enclaveKinds = ['enclave', 'province'] as const;
export type EnclaveKind = (typeof enclaveKinds)[number];

/** A besieged or hard-to-reach area (on screens: *area*). WGS84; the point is approximate. */
export interface Enclave {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  /** Unique in the operation; also what imports match on. */
  readonly slug: string;
  readonly kind: EnclaveKind;
  readonly nameEn: string;
  readonly nameAr: string;
  readonly aliases: readonly string[];
  readonly admin1Name: string;
  /** P-code of the first administrative level (`SY03`): the finest place a donor ever reads. */
  readonly admin1Code: string;
  readonly pcodes: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
  readonly loggedAt: Instant;
}

export type NewEnclave = Omit<Enclave, 'operationId' | 'version' | 'loggedAt'>;

export const classifications = [
  'besieged',
  'militarily_encircled',
  'hard_to_reach',
  'accessible',
  'siege_lifted',
  'depopulated',
  'control_changed',
] as const;
export type Classification = (typeof classifications)[number];

/** A dated opinion of a named classifier. Added and superseded, never overwritten. */
export interface AccessClassification {
  readonly id: string;
  readonly operationId: string;
  readonly enclaveId: string;
  readonly classification: Classification;
  readonly classifier: string;
  readonly effectiveOn: Day;
  readonly knownOn: Day;
  readonly knownOnBasis: string;
  readonly scopeNote: string;
  readonly sourceKey: string;
  readonly recordedAt: Instant;
}

export type NewAccessClassification = Omit<AccessClassification, 'operationId' | 'recordedAt'>;

type Written = { readonly id: string; readonly version: number };

/** Logs an area. The slug is what imports and people find it by, so a second one is refused. */
export function logEnclave(
  sameSlug: Enclave | undefined,
  operationId: string,
  plan: NewEnclave,
  { now }: Moment,
): Decision<{ readonly enclaves: readonly Enclave[] }, Written> {
  if (sameSlug) throw new RuleViolation('enclave.slug_taken', { slug: plan.slug, id: sameSlug.id }, 'conflict');
  return {
    changes: { enclaves: [{ ...plan, operationId, version: 1, loggedAt: now }] },
    entry: {
      name: 'enclave.logged',
      body: { enclaveId: plan.id, slug: plan.slug, admin1Code: plan.admin1Code },
      subjects: [{ kind: 'enclave', id: plan.id }],
    },
    answer: { id: plan.id, version: 1 },
  };
}

/** Adds one classifier's opinion of an area. */
export function recordAccessClassification(
  enclave: Enclave,
  opinion: NewAccessClassification,
  { now }: Moment,
): Decision<{ readonly accessClassifications: readonly AccessClassification[] }, Written> {
  return {
    changes: { accessClassifications: [{ ...opinion, operationId: enclave.operationId, recordedAt: now }] },
    entry: {
      name: 'enclave.classified',
      body: {
        classificationId: opinion.id,
        classification: opinion.classification,
        effectiveOn: opinion.effectiveOn,
        knownOn: opinion.knownOn,
        sourceKey: opinion.sourceKey === '' ? null : opinion.sourceKey,
      },
      subjects: [{ kind: 'enclave', id: enclave.id }],
    },
    answer: { id: opinion.id, version: 1 },
  };
}
