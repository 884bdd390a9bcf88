import { type Decision, type Moment, RuleViolation } from '../commands';
import type { Enclave } from '../enclaves';
import type { Day, Instant } from '../time';

/** How a number is meant (DOMAIN 4): a vague one has no value. */
export const qualifiers = ['exact', 'at_least', 'about', 'up_to', 'dozens', 'hundreds', 'not_given'] as const;
export type Qualifier = (typeof qualifiers)[number];

/** How many people one source says live in an area. Many stand side by side; different scopes are never averaged. */
export interface PopulationEstimate {
  readonly id: string;
  readonly operationId: string;
  readonly enclaveId: string;
  /** People. */
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly qualifier: Qualifier;
  /** The day the number is about. */
  readonly asOf: Day;
  /** The day it was published or received. */
  readonly knownOn: Day;
  readonly knownOnBasis: string;
  readonly source: string;
  readonly method: string;
  /** People among them who were displaced into the area, where the source says so. */
  readonly displacedIncluded: number | null;
  /** Which communities are counted. A change of scope is not a change of people. */
  readonly scopeNote: string;
  readonly sourceKey: string;
  readonly recordedAt: Instant;
}

export type NewPopulationEstimate = Omit<PopulationEstimate, 'operationId' | 'recordedAt'>;

/** Adds one source's estimate. Refuses a range that does not hold its own value. */
export function recordPopulationEstimate(
  enclave: Enclave,
  estimate: NewPopulationEstimate,
  { now }: Moment,
): Decision<
  { readonly populationEstimates: readonly PopulationEstimate[] },
  { readonly id: string; readonly version: number }
> {
  const { value, low, high } = estimate;
  if ((low !== null && low > value) || (high !== null && high < value)) {
    throw new RuleViolation('population.range_excludes_value', { value, low, high }, 'invalid');
  }
  return {
    changes: { populationEstimates: [{ ...estimate, operationId: enclave.operationId, recordedAt: now }] },
    entry: {
      name: 'population.estimated',
      body: {
        estimateId: estimate.id,
        value,
        low,
        high,
        qualifier: estimate.qualifier,
        asOf: estimate.asOf,
        knownOn: estimate.knownOn,
        sourceKey: estimate.sourceKey === '' ? null : estimate.sourceKey,
      },
      subjects: [{ kind: 'enclave', id: enclave.id }],
    },
    answer: { id: estimate.id, version: 1 },
  };
}

/** The range over the newest estimate of each source; null where there is none. Takes the newest known first. */
export function rangeOfNewest(
  estimates: readonly Pick<PopulationEstimate, 'source' | 'value' | 'low' | 'high'>[],
): { readonly low: number; readonly high: number; readonly sources: number } | null {
  const newest = estimates.filter(({ source }, i) => estimates.findIndex((other) => other.source === source) === i);
  if (newest.length === 0) return null;
  return {
    low: Math.min(...newest.map(({ value, low }) => low ?? value)),
    high: Math.max(...newest.map(({ value, high }) => high ?? value)),
    sources: newest.length,
  };
}
