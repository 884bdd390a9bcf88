import type { Gate } from '../operations';
import { type Decision, type Moment, type OpenItemDraft, RuleViolation } from '../commands';
import { type Instant, plusMinutes } from '../time';
import { type CaseFile, gatesOf, type Override, type Requirements } from './gates';
import type { CaseAnswer, MedevacCase } from './medevac-case';
import type { MissingReason } from './missing-reasons';

export const STANDS_MINUTES = 24 * 60;
/** Alone, and only because nobody answered: short. */
const STANDS_ALONE_MINUTES = 2 * 60;
const REVIEW_WITHIN_MINUTES = 24 * 60;

/**
 * How many people it takes to answer for what is missing (DOMAIN 0.3). `nobody`: the patient's own *no*, and what a look at
 * the patient can mend.
 */
const takes: Readonly<Record<MissingReason, 'one' | 'two' | 'nobody'>> = {
  not_assessed: 'nobody',
  reassessment_due: 'nobody',
  not_advised: 'nobody',
  deferred: 'nobody',
  suspended: 'nobody',
  destination_first: 'one',
  consent_not_asked: 'one',
  consent_expired: 'one',
  consent_declined: 'nobody',
  consent_asked_anew: 'nobody',
  no_party_registered: 'one',
  clearance_not_asked: 'one',
  clearance_requested: 'one',
  clearance_no_response: 'one',
  clearance_not_yet_valid: 'one',
  clearance_expired: 'one',
  // It endangers everyone aboard.
  clearance_denied: 'two',
  clearance_withdrawn: 'two',
  clearance_conditions: 'two',
  destination_not_settled: 'one',
  bed_expired: 'one',
  bed_withdrawn: 'one',
  documents_not_checked: 'one',
  documents_missing: 'one',
  no_seat: 'nobody',
  carer_left_out: 'one',
};

export const peopleToOverride = (missing: MissingReason): 'one' | 'two' | 'nobody' => takes[missing];

export interface OverrideChanges {
  readonly medevacCases: readonly MedevacCase[];
  readonly overrides: readonly Override[];
}

export interface AskedOverride {
  readonly id: string;
  readonly personId: string;
  readonly gate: Gate;
  readonly reasonId: string;
}

interface By extends Moment {
  readonly actorId: string;
}

/** One person answers for it, with a reason; whoever watches hears of it, and somebody else looks at it within a day. */
export function overrideGate(
  file: CaseFile,
  required: Requirements,
  asked: AskedOverride,
  by: By,
): Decision<OverrideChanges, CaseAnswer> {
  const missing = missingFor(file, required, asked, by.now);
  if (takes[missing] === 'two') throw new RuleViolation('override.takes_two', { gate: asked.gate, missing });
  return made(file.patient, { ...asked, missing, madeBy: by.actorId, secondBy: null }, by.now, STANDS_MINUTES);
}

/** Refuses what one person can answer for alone with `override.takes_one`. */
export function mustTakeTwo(file: CaseFile, required: Requirements, asked: AskedOverride, now: Instant): MissingReason {
  const missing = missingFor(file, required, asked, now);
  if (takes[missing] !== 'two') throw new RuleViolation('override.takes_one', { gate: asked.gate, missing });
  return missing;
}

/** Refuses with `override.changed_meanwhile`. Two people answer for it together; `secondBy` is null where one proceeds because nobody could be reached. */
export function overrideByTwo(
  file: CaseFile,
  required: Requirements,
  asked: AskedOverride,
  by: { readonly madeBy: string; readonly secondBy: string | null; readonly askedAt: Instant; readonly now: Instant },
): Decision<OverrideChanges, CaseAnswer> {
  const missing = mustTakeTwo(file, required, asked, by.now);
  const state = gatesOf(file, asked.personId, required, by.now).find(({ gate }) => gate === asked.gate);
  // Nobody signs for a refusal that came after they were asked.
  if (state && state.knownAt !== null && state.knownAt > by.askedAt)
    throw new RuleViolation('override.changed_meanwhile', { gate: asked.gate, knownAt: state.knownAt });
  const minutes = by.secondBy === null ? STANDS_ALONE_MINUTES : STANDS_MINUTES;
  return made(file.patient, { ...asked, missing, madeBy: by.madeBy, secondBy: by.secondBy }, by.now, minutes);
}

/** Refuses where the gate is open, and where nobody may answer for it. */
function missingFor(
  file: CaseFile,
  required: Requirements,
  { personId, gate }: AskedOverride,
  now: Instant,
): MissingReason {
  if (personId !== file.patient.id && !file.companions.some(({ id }) => id === personId))
    throw new RuleViolation('companion.unknown', { id: personId }, 'not_found');
  const state = gatesOf(file, personId, required, now).find((each) => each.gate === gate);
  if (!state || state.missing === null || state.overrideId !== null)
    throw new RuleViolation('override.not_needed', { gate });
  if (takes[state.missing] === 'nobody')
    throw new RuleViolation('override.by_nobody', { gate, missing: state.missing });
  return state.missing;
}

function made(
  patient: MedevacCase,
  asked: AskedOverride & Pick<Override, 'missing' | 'madeBy' | 'secondBy'>,
  now: Instant,
  minutes: number,
): Decision<OverrideChanges, CaseAnswer> {
  const subject = { kind: 'case', id: patient.id } as const;
  const next = { ...patient, version: patient.version + 1 };
  const override: Override = {
    ...asked,
    operationId: patient.operationId,
    version: 1,
    caseId: patient.id,
    madeAt: now,
    standsUntil: plusMinutes(now, minutes),
    endedAt: null,
  };
  const review: OpenItemDraft = {
    kind: 'countersign',
    code: 'override_made',
    subject,
    details: { accountId: asked.madeBy, gate: asked.gate, why: asked.missing, standsUntil: override.standsUntil },
    dueAt: plusMinutes(now, REVIEW_WITHIN_MINUTES),
  };
  return {
    changes: { medevacCases: [next], overrides: [override] },
    entry: {
      name: 'evacuation.gate_overridden',
      body: {
        code: patient.code,
        overrideId: override.id,
        personId: asked.personId,
        gate: asked.gate,
        missing: asked.missing,
        madeBy: asked.madeBy,
        secondBy: asked.secondBy,
        standsUntil: override.standsUntil,
        reasonId: asked.reasonId,
      },
      subjects: [subject, { kind: 'enclave', id: patient.enclaveId }],
    },
    // Two have looked already; one who proceeded alone stays red at the request for the second signature.
    openItems: takes[asked.missing] === 'one' ? [review] : [],
    answer: { id: next.id, version: next.version, status: next.status },
  };
}
