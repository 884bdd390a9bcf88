import { themselves } from '@corridor/domain/commands';
import {
  availableActions,
  type ConvoyAction,
  type ConvoyLeg,
  type ConvoyReport,
  type ConvoyStatus,
  progressOf,
} from '@corridor/domain/convoys';
import type { ConvoyPage, OperationHere, Session } from '../shared/answers';
import type { SentMessage } from './sending';

export interface ForeseenConvoy {
  readonly status: ConvoyStatus;
  readonly actions: readonly ConvoyAction[];
  readonly newsDueAt: string | null;
  readonly legs: readonly ConvoyLeg[];
}

/**
 * The convoy as base will see it once it has everything sent from here: the domain's own rule, asked on what the phone
 * holds. So the buttons follow a press at once, with or without a connection.
 */
export function foresee(
  convoy: ConvoyPage,
  sent: readonly SentMessage[],
  { account }: Pick<Session, 'account'>,
  operation: Pick<OperationHere, 'id' | 'grants'>,
): ForeseenConvoy {
  const scope = { operationId: operation.id, convoyId: convoy.id };
  const legs = convoy.legs.map((leg) => ({ ...leg, ...scope, toFacilityId: null }));
  const known = convoy.reports.map((report) => ({ ...report, ...scope, reportedBy: '', noteId: null }));
  const progress = progressOf(legs, [...known, ...notYetKnown(convoy, sent, scope)]);
  // Called off and gone all the same: it keeps its name, and its clock runs.
  const isOver = ['all_clear', 'closed'].includes(convoy.status);
  const status = isOver || convoy.status === 'cancelled' ? convoy.status : (progress.status ?? convoy.status);
  const newsDueAt = isOver ? null : progress.newsDueAt;
  return {
    status,
    actions: availableActions(
      {
        status,
        newsDueAt,
        operationId: operation.id,
        enclaveId: convoy.enclaveId,
        manifestStatus: convoy.manifestStatus,
      },
      { accountId: account.id, operationId: operation.id, grants: operation.grants },
      convoy.assignments.map(({ accountId }) => accountId),
    ),
    newsDueAt,
    legs: progress.legs,
  };
}

/** Own reports that base's answer does not hold yet, and neither refused nor put before a person. */
function notYetKnown(
  convoy: ConvoyPage,
  sent: readonly SentMessage[],
  scope: { operationId: string; convoyId: string },
): ConvoyReport[] {
  return sent.flatMap(({ key, state, about, answer }) => {
    if (about.kind !== 'report' || about.convoyId !== convoy.id || state === 'refused') return [];
    // It counts once a person at base says so.
    if (answer?.heldBecause !== undefined) return [];
    if (convoy.reports.some((report) => isSame(report, about))) return [];
    const { word, leg, occurredAt, reason, nextNewsBy, patients, companions, others } = about;
    return [
      {
        ...scope,
        id: `~${key}`,
        kind: word,
        legPosition: leg,
        occurredAt,
        recordedAt: occurredAt,
        reportedBy: '',
        reason,
        nextNewsBy,
        patients,
        companions,
        women: others?.women ?? null,
        men: others?.men ?? null,
        girls: others?.girls ?? null,
        boys: others?.boys ?? null,
        saidCode: null,
        people: null,
        noteId: null,
        ...themselves,
      },
    ];
  });
}

export const isSame = (
  report: Pick<ConvoyReport, 'kind' | 'occurredAt'>,
  about: { readonly word: string; readonly occurredAt: string },
): boolean => report.kind === about.word && Date.parse(report.occurredAt) === Date.parse(about.occurredAt);
