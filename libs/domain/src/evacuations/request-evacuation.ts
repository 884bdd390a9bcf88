import {
  clockAhead,
  discrepancy,
  type Decision,
  type OpenItemDraft,
  RuleViolation,
  type Witness,
  unknown,
} from '../commands';
import type { Enclave } from '../enclaves';
import { withCarers } from './carers';
import { type Compared, likeness, type PersonToken } from './likeness';
import type { Companion, MedevacCase } from './medevac-case';
import { dueBy } from './triage';

export interface EvacuationRequest extends Pick<
  MedevacCase,
  'id' | 'enclaveId' | 'facilityId' | 'priority' | 'acuity' | 'mobility' | 'ageBand' | 'sex' | 'conditionGroup'
> {
  /** The code on the card where there is one already, then the codes that base drew for this request. */
  readonly codes: readonly string[];
  readonly cardCode: string | null;
  readonly companions: readonly (Pick<Companion, 'id' | 'relation' | 'ageBand' | 'sex'> &
    Partial<Pick<Companion, 'isCarer'>>)[];
  /** Ids of the values sealed beside the entry (names, exact age, note), by field. */
  readonly sealed: Readonly<Record<string, string>>;
  /** What is known of who it is, hashed under the operation's key. */
  readonly tokens: readonly Pick<PersonToken, 'id' | 'kind' | 'token'>[];
}

export interface EvacuationChanges {
  readonly medevacCases: readonly MedevacCase[];
  readonly companions: readonly Companion[];
  readonly personTokens: readonly PersonToken[];
}

/** A case that may be the same person's. */
export type Alike = MedevacCase & Pick<Compared, 'tokens'>;

/** More than a person compares at once. */
const MOST_ASKED = 3;

export interface EvacuationAnswer {
  readonly id: string;
  readonly version: number;
  readonly code: string;
}

/**
 * Records that a patient needs to leave. Never refused for what the case looks like: *unknown* is an answer everywhere.
 * Somebody who seems to be on record already is recorded once more, and a person looks at the two. A card's code that base knows already gives way to a drawn one and stays as alias, with an open item (DOMAIN 0.6).
 */
export function requestEvacuation(
  enclave: Enclave | undefined,
  takenCodes: ReadonlySet<string>,
  request: EvacuationRequest,
  { now, occurredAt, actorId, organisationId }: Witness & Pick<MedevacCase, 'organisationId'>,
  alike: readonly Alike[] = [],
): Decision<EvacuationChanges, EvacuationAnswer> {
  if (!enclave) throw unknown('enclave', request.enclaveId);
  const code = [...(request.cardCode === null ? [] : [request.cardCode]), ...request.codes].find(
    (each) => !takenCodes.has(each),
  );
  if (code === undefined)
    throw new RuleViolation('evacuation.no_free_code', { drawn: request.codes.length }, 'conflict');

  const subject = { kind: 'case', id: request.id } as const;
  const cardCodeWasTaken = request.cardCode !== null && request.cardCode !== code;
  const { codes: _codes, cardCode, companions, sealed, tokens, ...facts } = request;
  return {
    changes: {
      medevacCases: [
        {
          ...facts,
          operationId: enclave.operationId,
          version: 1,
          code,
          codeAlias: cardCodeWasTaken ? cardCode : null,
          status: 'submitted',
          submittedAt: occurredAt,
          recordedAt: now,
          listedAt: null,
          dueAt: dueBy(request.priority, null, occurredAt),
          reassessBy: null,
          deterioratedAt: null,
          waitEndedAt: null,
          reviewAt: null,
          requestedBy: actorId,
          organisationId,
          erasedAt: null,
          mergedIntoId: null,
        },
      ],
      companions: withCarers(request, companions).map((companion) => ({
        ...companion,
        operationId: enclave.operationId,
        caseId: request.id,
      })),
      personTokens: tokens.map((each) => ({ ...each, operationId: enclave.operationId, caseId: request.id })),
    },
    entry: {
      name: 'evacuation.requested',
      body: {
        code,
        priority: request.priority,
        acuity: request.acuity,
        mobility: request.mobility,
        ageBand: request.ageBand,
        sex: request.sex,
        conditionGroup: request.conditionGroup,
        admin1Code: enclave.admin1Code,
        companions: companions.length,
        sealed,
      },
      subjects: [subject, { kind: 'enclave', id: enclave.id }],
    },
    openItems: [
      ...clockAhead(occurredAt, now, subject),
      ...(cardCodeWasTaken ? [discrepancy('code_taken', subject, { cardCode, code })] : []),
      ...maybeTheSame(request, alike),
    ],
    answer: { id: request.id, version: 1, code },
  };
}

/** Cases that nobody can meet any more are not compared: erased, merged, never meant. */
const maybeTheSame = (request: EvacuationRequest, alike: readonly Alike[]): readonly OpenItemDraft[] =>
  alike
    .filter(({ status, erasedAt }) => erasedAt === null && status !== 'merged' && status !== 'entered_in_error')
    .map((other) => ({ other, found: likeness(request, other) }))
    .sort((a, b) => b.found.score - a.found.score || (a.other.code < b.other.code ? -1 : 1))
    .slice(0, MOST_ASKED)
    .map(({ other, found }) => ({
      kind: 'conflict',
      code: 'maybe_duplicate',
      subject: { kind: 'case', id: request.id },
      details: { otherId: other.id, otherCode: other.code, agrees: found.agrees.join('+') },
    }));
