import { can, type Permission } from '@corridor/domain/accounts';
import { RuleViolation } from '@corridor/domain/commands';
import type { Context } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';

/** The cases of an answer for many, as whoever gives it saw them. */
export interface Many {
  readonly cases: readonly { readonly id: string; readonly seenVersion: number }[];
}

export const idsOf = ({ cases }: Many): readonly string[] => cases.map(({ id }) => id);

/** The cases as they stand. Each is looked at by itself: one out of reach, and nothing of it is recorded. */
export function seenCases(rows: Rows, { cases }: Many, { actor }: Context, permission: Permission) {
  return cases.map(({ id, seenVersion }) => {
    const patient = rows.get('medevacCases', id, 'evacuation');
    const { operationId, enclaveId } = patient;
    if (!can(actor, permission, { operationId, enclaveId }))
      throw new RuleViolation('permission.denied', { permission }, 'not_permitted');
    return { patient, seenVersion };
  });
}
