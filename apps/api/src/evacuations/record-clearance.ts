import { can } from '@corridor/domain/accounts';
import { RuleViolation } from '@corridor/domain/commands';
import { type ClearanceAnswered, recordClearance, type SaidByParty } from '@corridor/domain/evacuations';
import { instant } from '@corridor/domain/time';
import { convoysHolding } from '@corridor/storage/evacuations/case-files';
import { Seals } from '@corridor/storage/keys/seals';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { ClearanceDto } from './record-clearance.dto';

interface Answer {
  readonly said: SaidByParty;
  readonly cases: readonly { readonly id: string; readonly seenVersion: number }[];
  readonly except: readonly string[];
}

const recording: UseCase<Answer, ClearanceAnswered> = {
  needs: [
    ({ subject, payload }) => ({
      parties: { id: [subject.id] },
      medevacCases: { id: payload.cases.map(({ id }) => id) },
      companions: { caseId: payload.cases.map(({ id }) => id) },
      manifestLines: { caseId: payload.cases.map(({ id }) => id) },
    }),
  ],
  // Of many cases each is looked at by itself, below.
  touches: () => 'nowhere',
  decide: (rows, { operationId, subject, payload, occurredAt, actorId }, { now, actor }) => {
    rows.get('parties', subject.id, 'party');
    const cases = payload.cases.map(({ id, seenVersion }) => ({
      patient: rows.get('medevacCases', id, 'evacuation'),
      companionIds: rows.where('companions', 'caseId', id).map((each) => each.id),
      convoyIds: convoysHolding(rows, id),
      seenVersion,
    }));
    const beyond = cases.find(
      ({ patient }) => !can(actor, 'evacuations.clear', { operationId, enclaveId: patient.enclaveId }),
    );
    if (beyond) throw new RuleViolation('permission.denied', { permission: 'evacuations.clear' }, 'not_permitted');
    const people = cases.flatMap(({ patient, companionIds }) => [patient.id, ...companionIds]);
    const ids = people.map(() => uuid());
    return recordClearance(
      operationId,
      payload.said,
      { cases, except: payload.except, ids },
      { now, occurredAt, actorId },
    );
  },
};

/** What a party was asked, or has answered, for many people at once. */
@Injectable()
export class RecordClearance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async execute(envelope: Envelope, dto: ClearanceDto) {
    const subject = { kind: 'party', id: dto.partyId } as const;
    const words = { note: dto.note, saidBy: dto.reporter?.saidBy };
    const { ids, beside } = await this.seals.underOperationKey(envelope.operation.id, subject, words);
    const said: SaidByParty = {
      partyId: dto.partyId,
      answer: dto.answer,
      conditions: dto.conditions,
      validFrom: dto.validFrom === undefined ? null : instant(dto.validFrom),
      validUntil: dto.validUntil === undefined ? null : instant(dto.validUntil),
      noteId: ids['note'] ?? null,
      channel: dto.reporter?.channel ?? null,
      saidById: ids['saidBy'] ?? null,
    };
    const payload: Answer = { said, cases: dto.cases, except: dto.except };
    const made = submission(envelope, { name: 'record_clearance', subject }, payload, dto);
    return this.unitOfWork.run({ ...made, beside }, recording);
  }
}
