import { clockAhead, discrepancy, type Decision, type Witness } from '../commands';
import type { Enclave } from '../enclaves';
import type { Instant } from '../time';

export const incidentKinds = [
  'shelling',
  'air_strike',
  'gunfire',
  'explosion',
  'road_blocked',
  'detention',
  'aid_removed',
  'fire',
  'other',
  'unknown',
] as const;
export type IncidentKind = (typeof incidentKinds)[number];

export const affectedAnswers = ['yes', 'no', 'unknown'] as const;
export type AffectedAnswer = (typeof affectedAnswers)[number];

/**
 * What happened, where, when, how many were hurt, are we affected. It has no field for who did it, and none may be
 * added here (DOMAIN 0.6).
 */
export interface Incident {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly kind: IncidentKind;
  readonly enclaveId: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** How far off the point may be, in metres. */
  readonly precisionMetres: number | null;
  readonly happenedAt: Instant;
  /** People hurt; null where nobody knows. */
  readonly hurt: number | null;
  readonly areWeAffected: AffectedAnswer;
  readonly noteId: string | null;
  readonly reportedBy: string;
  readonly recordedAt: Instant;
}

export type IncidentReport = Omit<Incident, 'operationId' | 'version' | 'reportedBy' | 'recordedAt' | 'happenedAt'>;

/** A report of what happened: recorded whatever the state. An area that base does not know becomes a discrepancy. */
export function reportIncident(
  operationId: string,
  enclave: Enclave | undefined,
  report: IncidentReport,
  { now, occurredAt, actorId }: Witness,
): Decision<{ readonly incidents: readonly Incident[] }, { readonly id: string; readonly version: number }> {
  const subject = { kind: 'incident', id: report.id } as const;
  const areaIsUnknown = report.enclaveId !== null && !enclave;
  const incident: Incident = {
    ...report,
    enclaveId: areaIsUnknown ? null : report.enclaveId,
    operationId,
    version: 1,
    happenedAt: occurredAt,
    reportedBy: actorId,
    recordedAt: now,
  };
  return {
    changes: { incidents: [incident] },
    entry: {
      name: 'incident.reported',
      body: {
        incidentId: report.id,
        kind: report.kind,
        enclaveId: report.enclaveId,
        hurt: report.hurt,
        areWeAffected: report.areWeAffected,
        precisionMetres: report.precisionMetres,
        noteId: report.noteId,
      },
      subjects: [subject, ...(enclave ? [{ kind: 'enclave', id: enclave.id } as const] : [])],
    },
    openItems: [
      ...clockAhead(occurredAt, now, subject),
      ...(areaIsUnknown ? [discrepancy('unknown_area', subject, { enclaveId: report.enclaveId })] : []),
    ],
    answer: { id: report.id, version: 1 },
  };
}
