import { type Decision, type Moment, type OpenItem, RuleViolation } from '../commands';
import type { Instant } from '../time';
import { type CaseOnRecord, diedAt, statusAfterDeath, statusAlive } from './death';
import { identityRetention } from './erase-case';
import { type CaseAnswer, type CaseStatus, hasArrived, isMoving, type MedevacCase } from './medevac-case';
import { ofMerged } from './of-merged';

/** Two cases of which somebody said that they are two people. Remembered, so that nobody is asked again. */
export interface CasesApart {
  readonly id: string;
  readonly operationId: string;
  /** The lesser id of the two. */
  readonly caseId: string;
  readonly otherId: string;
  readonly saidBy: string;
  readonly saidAt: Instant;
}

export interface MergeChanges {
  readonly medevacCases: readonly MedevacCase[];
  readonly openItems: readonly OpenItem[];
}

type Settling = Moment & { readonly actorId: string };

/**
 * Two cases are one person: `from` ends and points to `into`, which goes on and is counted. What was recorded of `from`
 * stays where it is, and its code still leads on. Refuses with `merge.same_case`, `merge.already_merged`, `merge.erased`,
 * `merge.on_frozen_list` and, where only `from` has arrived, with `merge.other_way`.
 */
export function mergeCases(
  from: CaseOnRecord,
  into: CaseOnRecord,
  { now, actorId }: Settling,
): Decision<MergeChanges, CaseAnswer> {
  mustMerge(from, into);
  const next: MedevacCase = {
    ...from.patient,
    version: from.patient.version + 1,
    status: 'merged',
    mergedIntoId: into.patient.id,
  };
  const asked = askedAbout(from, into);
  return {
    changes: { medevacCases: [next], openItems: asked.map((item) => settled(item, now, actorId)) },
    entry: {
      name: 'evacuation.merged',
      body: { code: next.code, before: from.patient.status, status: next.status, into: into.patient.code },
      subjects: [
        { kind: 'case', id: next.id },
        { kind: 'case', id: into.patient.id },
        { kind: 'enclave', id: next.enclaveId },
        ...asked.map(({ id }) => ({ kind: 'open_item', id }) as const),
      ],
    },
    deadlines: [identityRetention(next.id, next.erasedAt === null ? now : null)],
    openItems: hasDied(from) && !hasDied(into) ? ofMerged(next, 'death_unconfirmed') : [],
    answer: { id: next.id, version: next.version, status: next.status },
  };
}

function mustMerge({ patient: from, lines }: CaseOnRecord, { patient: into, lines: others }: CaseOnRecord): void {
  if (from.id === into.id) throw new RuleViolation('merge.same_case', { id: from.id }, 'invalid');
  const merged = [from, into].find(({ status }) => status === 'merged');
  if (merged) throw new RuleViolation('merge.already_merged', { id: merged.id });
  const erased = [from, into].find(({ erasedAt }) => erasedAt !== null);
  if (erased) throw new RuleViolation('merge.erased', { id: erased.id });
  // Two places are counted on for one person until somebody takes one of them off.
  if ([from, into].some(isMoving) || [...lines, ...others].some(({ holds }) => holds))
    throw new RuleViolation('merge.on_frozen_list', {});
  if (hasArrived(from) && !hasArrived(into)) throw new RuleViolation('merge.other_way', { id: into.id });
}

/** They are two people. Settles what asked, and is said once for both. */
export function keepApart(
  one: CaseOnRecord,
  other: CaseOnRecord,
  { id, now, actorId }: Settling & { readonly id: string },
): Decision<{ readonly casesApart: readonly CasesApart[]; readonly openItems: readonly OpenItem[] }, { id: string }> {
  if (one.patient.id === other.patient.id)
    throw new RuleViolation('merge.same_case', { id: one.patient.id }, 'invalid');
  const asked = askedAbout(one, other);
  const [caseId = '', otherId = ''] = [one.patient.id, other.patient.id].sort();
  const { operationId } = one.patient;
  return {
    changes: {
      casesApart: [{ id, operationId, caseId, otherId, saidBy: actorId, saidAt: now }],
      openItems: asked.map((item) => settled(item, now, actorId)),
    },
    entry: {
      name: 'evacuation.kept_apart',
      body: { code: one.patient.code, other: other.patient.code },
      subjects: [
        { kind: 'case', id: one.patient.id },
        { kind: 'case', id: other.patient.id },
        ...asked.map((item) => ({ kind: 'open_item', id: item.id }) as const),
      ],
    },
    answer: { id },
  };
}

/** What a merged case is when it stands for itself again: what its deaths, lines and the road say of it. */
export function statusApart(record: CaseOnRecord): CaseStatus {
  const alive = statusAlive(record);
  const died = diedAt(record.deaths);
  return died === null ? alive : statusAfterDeath({ ...record, patient: { ...record.patient, status: alive } }, died);
}

const hasDied = ({ patient, deaths }: CaseOnRecord): boolean =>
  patient.status.startsWith('died_') || deaths.some(({ outcome }) => outcome !== 'withdrawn');

const askedAbout = (one: CaseOnRecord, other: CaseOnRecord): readonly OpenItem[] =>
  [...one.openItems, ...other.openItems].filter(
    ({ code, resolvedAt, subjectId, details }) =>
      code === 'maybe_duplicate' &&
      resolvedAt === null &&
      [one.patient.id, other.patient.id].includes(subjectId) &&
      [one.patient.id, other.patient.id].includes(String(details['otherId'])),
  );

const settled = (item: OpenItem, now: Instant, actorId: string): OpenItem => ({
  ...item,
  version: item.version + 1,
  resolvedAt: now,
  resolvedBy: actorId,
});
