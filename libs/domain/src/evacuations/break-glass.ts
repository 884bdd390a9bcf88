import { type Decision, type Moment, type OpenItemDraft, RuleViolation } from '../commands';
import { type Instant, plusMinutes } from '../time';
import type { MedevacCase } from './medevac-case';

/** Long enough to hand a patient over, short enough that nobody keeps it. */
export const GLASS_OPEN_MINUTES = 60;
const REVIEW_WITHIN_MINUTES = 24 * 60;

/** Somebody opened a patient's identity beyond what their role shows, alone, because a life did not wait. */
export interface BreakGlass {
  readonly id: string;
  readonly operationId: string;
  readonly caseId: string;
  readonly accountId: string;
  /** The words that say why, sealed. */
  readonly reasonId: string;
  readonly openedAt: Instant;
  readonly closesAt: Instant;
}

export interface BreakGlassChanges {
  readonly brokenGlass: readonly BreakGlass[];
}

/**
 * Opens it at once, for an hour, for one person. Who watches the case or the operation hears of it, and it stays red until
 * somebody else has looked at it. Refuses with `evacuation.erased`.
 */
export function breakGlass(
  patient: MedevacCase,
  asked: Pick<BreakGlass, 'id' | 'accountId' | 'reasonId'>,
  { now }: Moment,
): Decision<BreakGlassChanges, { readonly id: string; readonly closesAt: Instant }> {
  if (patient.erasedAt !== null) throw new RuleViolation('evacuation.erased', { id: patient.id });
  const closesAt = plusMinutes(now, GLASS_OPEN_MINUTES);
  const review: OpenItemDraft = {
    kind: 'countersign',
    code: 'glass_broken',
    subject: { kind: 'case', id: patient.id },
    details: { accountId: asked.accountId, closesAt },
    dueAt: plusMinutes(now, REVIEW_WITHIN_MINUTES),
  };
  return {
    changes: {
      brokenGlass: [{ ...asked, operationId: patient.operationId, caseId: patient.id, openedAt: now, closesAt }],
    },
    entry: {
      name: 'evacuation.glass_broken',
      body: { code: patient.code, reasonId: asked.reasonId, closesAt },
      subjects: [
        { kind: 'case', id: patient.id },
        { kind: 'enclave', id: patient.enclaveId },
      ],
    },
    openItems: [review],
    answer: { id: asked.id, closesAt },
  };
}
