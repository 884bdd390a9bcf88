import type { AgeBand, CaseStatus, MedevacCase, Sex } from './medevac-case';

/**
 * How many cases of one area, state, age and sex there are. Kept with every change of a case, in the same transaction, so
 * that a figure costs the same however many cases there are.
 */
export interface CaseTally {
  readonly operationId: string;
  readonly enclaveId: string;
  readonly status: CaseStatus;
  readonly ageBand: AgeBand;
  readonly sex: Sex;
  /** Cases. */
  readonly count: number;
  /** Those of them whom a look found worse than an earlier one. */
  readonly deteriorated: number;
}

/** A case as it stood before a change; undefined where it is new. */
export interface CaseChange {
  readonly before: MedevacCase | undefined;
  readonly after: MedevacCase;
}

/** What the changes add to each tally and take from it. One that comes out as it was is left out. */
export function tallyChanges(changes: readonly CaseChange[]): readonly CaseTally[] {
  const tallies = new Map<string, CaseTally>();
  const add = (patient: MedevacCase, by: 1 | -1): void => {
    const { operationId, enclaveId, status, ageBand, sex, deterioratedAt } = patient;
    const key = [operationId, enclaveId, status, ageBand, sex].join(' ');
    const { count, deteriorated } = tallies.get(key) ?? { count: 0, deteriorated: 0 };
    tallies.set(key, {
      ...{ operationId, enclaveId, status, ageBand, sex },
      count: count + by,
      deteriorated: deteriorated + (deterioratedAt === null ? 0 : by),
    });
  };
  for (const { before, after } of changes) {
    if (before) add(before, -1);
    add(after, 1);
  }
  return [...tallies.values()].filter(({ count, deteriorated }) => count !== 0 || deteriorated !== 0);
}
