import { can, type Permission } from '@corridor/domain/accounts';
import { type CommandName, RuleViolation } from '@corridor/domain/commands';
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
import type { Context, UseCase } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { ConsentOfManyDto, DocumentsOfManyDto, ManyDto } from './answer-for-many.dto';

interface Many {
  readonly cases: readonly { readonly id: string; readonly seenVersion: number }[];
}
type ConsentOfMany = Many & Parameters<typeof recordConsentOfMany>[1];
type DocumentsOfMany = Many & { readonly state: DocumentState };

const ids = ({ cases }: Many): readonly string[] => cases.map(({ id }) => id);

/** The cases as they stand. Each is looked at by itself: one out of reach, and nothing of it is recorded. */
function seenCases(rows: Rows, { cases }: Many, { actor }: Context, permission: Permission) {
  return cases.map(({ id, seenVersion }) => {
    const patient = rows.get('medevacCases', id, 'evacuation');
    const { operationId, enclaveId } = patient;
    if (!can(actor, permission, { operationId, enclaveId }))
      throw new RuleViolation('permission.denied', { permission }, 'not_permitted');
    return { patient, seenVersion };
  });
}

const repeating: UseCase<Many, LooksRepeated> = {
  needs: [({ payload }) => ({ medevacCases: { id: ids(payload) }, triageAssessments: { caseId: ids(payload) } })],
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
      medevacCases: { id: ids(payload) },
      manifestLines: { caseId: ids(payload) },
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
  needs: [({ payload }) => ({ medevacCases: { id: ids(payload) }, companions: { caseId: ids(payload) } })],
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
