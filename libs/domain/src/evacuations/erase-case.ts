import { type Decision, type DeadlineChange, type Moment, RuleViolation } from '../commands';
import { type Instant, plusMinutes } from '../time';
import { type CaseAnswer, isUnderWay, type MedevacCase } from './medevac-case';

/** Twelve months after the case has ended (DOMAIN 6). */
export const IDENTITY_KEPT_MINUTES = 365 * 24 * 60;

export interface ErasureChanges {
  readonly medevacCases: readonly MedevacCase[];
}

/** The clock by which identity goes when a case has ended; null stops it, because the case goes on. */
export const identityRetention = (caseId: string, endedAt: Instant | null): DeadlineChange => ({
  kind: 'identity_retention',
  subject: { kind: 'case', id: caseId },
  dueAt: endedAt === null ? null : plusMinutes(endedAt, IDENTITY_KEPT_MINUTES),
});

/**
 * Destroys the case's key: every name, contact and word sealed under it can be read by nobody any more. What is left is a
 * code, statistical codes and what happened, so the dead and the evacuated stay counted. Refuses with
 * `evacuation.already_erased`.
 */
export function eraseCase(
  patient: MedevacCase,
  because: 'signed' | 'retention',
  { now }: Moment,
): Decision<ErasureChanges, CaseAnswer> {
  if (patient.erasedAt !== null) throw new RuleViolation('evacuation.already_erased', { id: patient.id });
  // A clock that was left running must not take the name of somebody who waits or is on the way.
  if (because === 'retention' && isUnderWay(patient))
    throw new RuleViolation('evacuation.still_waiting', { id: patient.id });
  const version = patient.version + 1;
  return {
    changes: { medevacCases: [{ ...patient, version, erasedAt: now }] },
    entry: {
      name: 'evacuation.erased',
      body: { code: patient.code, because },
      subjects: [
        { kind: 'case', id: patient.id },
        { kind: 'enclave', id: patient.enclaveId },
      ],
    },
    deadlines: [identityRetention(patient.id, null)],
    destroyedKeysOf: [patient.id],
    answer: { id: patient.id, version, status: patient.status },
  };
}
