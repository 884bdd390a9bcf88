import { type Decision, type Moment, RuleViolation } from '../commands';
import type { Qualifier } from '../population';
import type { Day, Instant } from '../time';

/**
 * A number that somebody else published: so many wait, died, left. Stands beside the others as an estimate does; a later
 * one of the same source supersedes nothing silently, it is added (DOMAIN 0.9).
 */
export interface ReportedFigure {
  readonly id: string;
  readonly operationId: string;
  /** A code such as `waiting` or `evacuated_total`: only figures of the same code are compared. */
  readonly what: string;
  readonly value: number;
  readonly qualifier: Qualifier;
  /** The day, or the month (`2017-12`), that the number is about. */
  readonly asOf: Day;
  /** The day it was published or received. */
  readonly knownOn: Day;
  readonly knownOnBasis: string;
  readonly source: string;
  /** In the words of who recorded it: whom the number counts. */
  readonly whatItCounts: string;
  readonly sourceKey: string;
  readonly recordedAt: Instant;
}

export type NewReportedFigure = Omit<ReportedFigure, 'operationId' | 'recordedAt'>;

/** Adds one source's figure. Refuses one that was known before what it is about had begun. */
export function recordReportedFigure(
  operationId: string,
  figure: NewReportedFigure,
  { now }: Moment,
): Decision<
  { readonly reportedFigures: readonly ReportedFigure[] },
  { readonly id: string; readonly version: number }
> {
  const { id, what, value, qualifier, asOf, knownOn, sourceKey } = figure;
  if (knownOn.slice(0, asOf.length) < asOf)
    throw new RuleViolation('figure.known_too_early', { asOf, knownOn }, 'invalid');
  return {
    changes: { reportedFigures: [{ ...figure, operationId, recordedAt: now }] },
    entry: {
      name: 'figure.reported',
      body: { figureId: id, what, value, qualifier, asOf, knownOn, sourceKey: sourceKey || null },
      subjects: [{ kind: 'operation', id: operationId }],
    },
    answer: { id, version: 1 },
  };
}
