import { can } from '@corridor/domain/accounts';
import { askedOf as copyAskedOf, type CopyAsked } from '@corridor/domain/lists';
import type { Gate } from '@corridor/domain/operations';
import { caseFileOf, needsOfBeds, needsOfCaseFiles, requirementsOf } from '@corridor/storage/evacuations/case-files';
import type { Subject } from '@corridor/domain/audit';
import { RuleViolation } from '@corridor/domain/commands';
import {
  declineProposal,
  type NewProposal,
  type Proposal,
  type ProposalAnswer,
  type ProposalKind,
  proposalRules,
  declineOverride,
  type OverrideAsked,
  proceedWithOverride,
  signAdviceAgainst,
  signExport,
  signOverride,
  signErasure,
  signRotation,
  signShare,
  withdrawExport,
} from '@corridor/domain/open-items';
import { OperationKeys } from '@corridor/storage/keys/operation-keys';
import { Seals } from '@corridor/storage/keys/seals';
import { needsOfPeople, needsOfShare, shareOf } from '@corridor/storage/lists/shareable';
import { Storage } from '@corridor/storage/storage';
import { needsOfPlace, placeOf } from '@corridor/storage/touched';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { Context, UseCase } from '@corridor/storage/use-case';
import type { Needs, Rows } from '@corridor/storage/working-set';
import type { Command } from '@corridor/domain/commands';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import { proposing } from './propose';

/** The proposal first, then what it is about. */
const needs: UseCase<unknown, object>['needs'] = [
  ({ subject }) => ({ proposals: { id: [subject.id] } }),
  ({ subject, operationId }, rows) => {
    const { subjectKind, subjectId, kind, details } = proposalOf(rows, subject.id);
    const about: Needs =
      kind === 'rotate_keys'
        ? { operations: { id: [subjectId] } }
        : kind === 'override_denied'
          ? needsOfCaseFiles(operationId, [subjectId])
          : kind === 'share_list'
            ? needsOfShare(subjectId, copyAskedOf(details))
            : {};
    return { openItems: { subjectId: [subjectId] }, ...needsOfPlace({ kind: subjectKind, id: subjectId }), ...about };
  },
  ({ subject }, rows) => {
    const { kind, subjectId, details } = proposalOf(rows, subject.id);
    if (kind === 'share_list') return needsOfPeople(rows, copyAskedOf(details));
    return kind === 'override_denied' ? needsOfBeds(rows, [subjectId]) : {};
  },
];
const touches: UseCase<unknown, object>['touches'] = (rows, { subject }) => {
  const { subjectKind, subjectId } = proposalOf(rows, subject.id);
  return placeOf(rows, { kind: subjectKind, id: subjectId });
};

const declining: UseCase<null, ProposalAnswer> = {
  needs,
  touches,
  decide: (rows, command, context) => {
    const record = recordFor(rows, command, context);
    return record.proposal.kind === 'override_denied'
      ? declineOverride(record, overrideOf(rows, command, record.proposal), by(command, context))
      : declineProposal(record, by(command, context));
  },
};

/** What it is about stays as it is: only the way out that two had signed for is shut. */
const withdrawing: UseCase<null, ProposalAnswer> = {
  needs,
  touches,
  decide: (rows, command, context) => withdrawExport(recordFor(rows, command, context).proposal, by(command, context)),
};

const signing: UseCase<{ readonly keyVersion: number }, ProposalAnswer> = {
  needs,
  touches,
  decide: (rows, command, context) => {
    const record = recordFor(rows, command, context);
    const { kind, subjectId } = record.proposal;
    switch (kind) {
      case 'erase_case':
        return signErasure(record, rows.get('medevacCases', subjectId, 'evacuation'), by(command, context));
      case 'rotate_keys': {
        const operation = rows.get('operations', subjectId, 'operation');
        return signRotation(record, operation, command.payload.keyVersion, by(command, context));
      }
      case 'advise_against':
        return signAdviceAgainst(record, rows.get('medevacCases', subjectId, 'evacuation'), by(command, context));
      case 'override_denied':
        return signOverride(record, overrideOf(rows, command, record.proposal), by(command, context));
      case 'share_list': {
        const share = shareOf(rows, subjectId, copyAskedOf(record.proposal.details));
        const lineIds = share.people.map(() => uuid());
        return signShare(record, share, lineIds, by(command, context));
      }
      case 'export_import':
        return signExport(record, rows.get('imports', subjectId, 'import'), by(command, context));
      default:
        return kind satisfies never;
    }
  },
};

const proceeding: UseCase<null, ProposalAnswer> = {
  needs,
  touches,
  decide: (rows, command, context) => {
    const record = recordFor(rows, command, context, 'ask');
    const { kind, subjectId, details } = record.proposal;
    if (kind !== 'override_denied') throw new RuleViolation('proposal.takes_two', { kind });
    const isMoving = rows
      .where('manifestLines', 'caseId', subjectId)
      .some(({ personId, holds }) => holds && personId === details['personId']);
    return proceedWithOverride(record, overrideOf(rows, command, record.proposal), {
      ...by(command, context),
      isMoving,
    });
  },
};

const overrideOf = (rows: Rows, { operationId }: Command<unknown>, { subjectId }: Proposal): OverrideAsked => ({
  file: caseFileOf(rows, subjectId),
  required: requirementsOf(rows, operationId),
});

const by = ({ actorId }: Command<unknown>, { now }: Context): { now: string; actorId: string } => ({ now, actorId });
const proposalOf = (rows: Rows, id: string): Proposal => rows.get('proposals', id, 'proposal');

/** Refuses who may not sign it; who asked for it may take it back, or go ahead where that is allowed. */
function recordFor(
  rows: Rows,
  { subject, operationId, actorId }: Command<unknown>,
  { actor }: Context,
  as: 'ask' | 'sign' = 'sign',
) {
  const proposal = proposalOf(rows, subject.id);
  const about = { kind: proposal.subjectKind, id: proposal.subjectId };
  const rule = proposalRules[proposal.kind];
  const permission = proposal.proposedBy === actorId ? rule.ask : rule[as];
  const place = placeOf(rows, about);
  if (!can(actor, permission, place === 'nowhere' ? undefined : { operationId, ...place }))
    throw new RuleViolation('permission.denied', { permission }, 'not_permitted');
  return { proposal, openItems: rows.where('openItems', 'subjectId', proposal.subjectId) };
}

/** Why, and the ids and codes that its kind asks for. */
type Asked = Partial<Readonly<Record<keyof CopyAsked, string>>> & {
  readonly reason: string;
  readonly personId?: string;
  readonly gate?: Gate;
};

/** What takes two people: one asks, another signs, and only then it happens. */
@Injectable()
export class Proposals {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
    private readonly keys: OperationKeys,
    private readonly storage: Storage,
  ) {}

  async propose(envelope: Envelope, kind: ProposalKind, subject: Subject, { reason, ...details }: Asked) {
    const id = uuid();
    const field = fieldOf(id);
    const { operation } = envelope;
    const { ids, beside } =
      subject.kind === 'case'
        ? await this.seals.underCaseKey(operation.id, subject.id, { [field]: reason })
        : await this.seals.underOperationKey(operation.id, subject, { [field]: reason });
    const asked: NewProposal = {
      id,
      kind,
      subjectKind: subject.kind,
      subjectId: subject.id,
      reasonId: ids[field] ?? '',
      details: { ...details },
    };
    const made = submission(envelope, { name: 'propose', subject }, asked, { kind, reason, ...details });
    return this.unitOfWork.run({ ...made, beside }, proposing);
  }

  async sign(envelope: Envelope, id: string) {
    const { operation } = envelope;
    const [proposal] = await this.storage.records('proposals', 'WHERE id = $1 AND operation_id = $2', [
      id,
      operation.id,
    ]);
    const next = proposal?.kind === 'rotate_keys' ? await this.keys.drawNext(operation.id) : undefined;
    const payload = { keyVersion: next?.version ?? 0 };
    const made = submission(envelope, { name: 'sign_proposal', subject: { kind: 'proposal', id } }, payload, {});
    const beside = next ? { operationKeys: [next] } : {};
    try {
      return await this.unitOfWork.run({ ...made, beside }, signing);
    } finally {
      this.keys.forget(operation.id);
    }
  }

  /** Goes ahead alone: people are moving, and nobody answered. */
  proceed(envelope: Envelope, id: string) {
    const about = { name: 'proceed_alone', subject: { kind: 'proposal', id } } as const;
    return this.unitOfWork.run(submission(envelope, about, null, {}), proceeding);
  }

  withdraw(envelope: Envelope, id: string) {
    const about = { name: 'withdraw_signature', subject: { kind: 'proposal', id } } as const;
    return this.unitOfWork.run(submission(envelope, about, null, {}), withdrawing);
  }

  decline(envelope: Envelope, id: string) {
    const about = { name: 'decline_proposal', subject: { kind: 'proposal', id } } as const;
    return this.unitOfWork.run(submission(envelope, about, null, {}), declining);
  }
}

/** Where the words stand that say why. */
export const fieldOf = (proposalId: string): string => `proposal:${proposalId}:reason`;
