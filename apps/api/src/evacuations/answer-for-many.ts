import type { CommandName } from '@corridor/domain/commands';
import {
  checkDocumentsOfMany,
  type DocumentState,
  type LooksRepeated,
  type ManyAnswered,
  recordConsentOfMany,
  repeatTriage,
} from '@corridor/domain/evacuations';
import { convoysHolding } from '@corridor/storage/evacuations/case-files';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { ConsentOfManyDto, DocumentsOfManyDto, ManyDto } from './answer-for-many.dto';
import { idsOf, type Many, seenCases } from './seen-cases';

type ConsentOfMany = Many & Parameters<typeof recordConsentOfMany>[1];
type DocumentsOfMany = Many & { readonly state: DocumentState };

const repeating: UseCase<Many, LooksRepeated> = {
  needs: [({ payload }) => ({ medevacCases: { id: idsOf(payload) }, triageAssessments: { caseId: idsOf(payload) } })],
  touches: () => 'nowhere',
  decide: (rows, command, context) => {
    const seen = seenCases(rows, command.payload, context, 'evacuations.assess').map((each) => ({
      ...each,
      earlier: rows.where('triageAssessments', 'caseId', each.patient.id),
      lookId: uuid(),
    }));
    return repeatTriage(command.operationId, seen, { ...command, now: context.now });
  },
};

const consenting: UseCase<ConsentOfMany, ManyAnswered> = {
  needs: [
    ({ payload }) => ({
      medevacCases: { id: idsOf(payload) },
      manifestLines: { caseId: idsOf(payload) },
      facilities: { id: payload.facilityId === null ? [] : [payload.facilityId] },
    }),
  ],
  touches: () => 'nowhere',
  decide: (rows, command, context) => {
    const { payload, operationId } = command;
    if (payload.facilityId !== null) rows.get('facilities', payload.facilityId, 'facility');
    const seen = seenCases(rows, payload, context, 'evacuations.prepare').map((each) => ({
      ...each,
      convoyIds: convoysHolding(rows, each.patient.id),
      consentId: uuid(),
    }));
    return recordConsentOfMany(operationId, payload, seen, { ...command, now: context.now });
  },
};

const checking: UseCase<DocumentsOfMany, ManyAnswered> = {
  needs: [({ payload }) => ({ medevacCases: { id: idsOf(payload) }, companions: { caseId: idsOf(payload) } })],
  touches: () => 'nowhere',
  decide: (rows, command, context) => {
    const seen = seenCases(rows, command.payload, context, 'evacuations.prepare').map((each) => {
      const companionIds = rows.where('companions', 'caseId', each.patient.id).map(({ id }) => id);
      return { ...each, companionIds, ids: [uuid(), ...companionIds.map(() => uuid())] };
    });
    return checkDocumentsOfMany(command.operationId, command.payload.state, seen, { ...command, now: context.now });
  },
};

/** One answer for many that no party gives: no change at a new look, consent to one destination, papers. */
@Injectable()
export class AnswerForMany {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  unchanged(envelope: Envelope, dto: ManyDto) {
    return this.run(envelope, 'repeat_triage', { cases: dto.cases }, dto, repeating);
  }

  consent(envelope: Envelope, dto: ConsentOfManyDto) {
    const { cases, answer } = dto;
    const said = { cases, answer, facilityId: dto.facilityId ?? null, speaker: dto.speaker ?? null };
    return this.run(envelope, 'record_consent_of_many', said, dto, consenting);
  }

  documents(envelope: Envelope, dto: DocumentsOfManyDto) {
    const { cases, state } = dto;
    return this.run(envelope, 'check_documents_of_many', { cases, state }, dto, checking);
  }

  private run<Payload, Answer extends object>(
    envelope: Envelope,
    name: CommandName,
    payload: Payload,
    dto: object,
    useCase: UseCase<Payload, Answer>,
  ) {
    const subject = { kind: 'operation', id: envelope.operation.id } as const;
    return this.unitOfWork.run(submission(envelope, { name, subject }, payload, dto), useCase);
  }
}
