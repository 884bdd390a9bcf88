import { organisationsOf } from '@corridor/domain/accounts';
import { RuleViolation } from '@corridor/domain/commands';
import {
  caseCode,
  type EvacuationAnswer,
  type EvacuationRequest,
  readCaseCode,
  requestEvacuation,
} from '@corridor/domain/evacuations';
import { Seals } from '@corridor/storage/keys/seals';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { Prepared, UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import { drawCodes } from '../http/draw-codes';
import type { RequestEvacuationDto } from './request-evacuation.dto';

const request: UseCase<EvacuationRequest, EvacuationAnswer> = {
  needs: [
    ({ payload: { id, enclaveId, facilityId, codes, cardCode } }) => ({
      enclaves: { id: [enclaveId] },
      facilities: { id: facilityId === null ? [] : [facilityId] },
      medevacCases: { id: [id], code: cardCode === null ? codes : [...codes, cardCode] },
    }),
  ],
  touches: (_rows, { payload }) => ({ enclaveId: payload.enclaveId }),
  decide: (rows, { payload, occurredAt, actorId }, { now, actor }) => {
    // An id that a phone drew must not stand for a case that is here already.
    if (rows.find('medevacCases', payload.id)) throw new RuleViolation('evacuation.known_already', {}, 'conflict');
    if (payload.facilityId !== null) rows.get('facilities', payload.facilityId, 'facility');
    const asked = payload.cardCode === null ? payload.codes : [...payload.codes, payload.cardCode];
    const taken = new Set(asked.filter((code) => rows.where('medevacCases', 'code', code).length > 0));
    const [organisationId = null] = organisationsOf(actor, 'evacuations.request');
    const witness = { now, occurredAt, actorId, organisationId };
    return requestEvacuation(rows.find('enclaves', payload.enclaveId), taken, payload, witness);
  },
};

/** Asks for a patient's evacuation. What names somebody is sealed here, before anything is written or queued. */
@Injectable()
export class RequestEvacuation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
  ) {}

  async execute(envelope: Envelope, dto: RequestEvacuationDto) {
    const { submission: made, useCase } = await this.prepare(envelope, uuid(), dto);
    return this.unitOfWork.run(made, useCase);
  }

  async prepare(
    envelope: Envelope,
    id: string,
    dto: RequestEvacuationDto,
  ): Promise<Prepared<EvacuationRequest, EvacuationAnswer>> {
    const { patientName, contact, note, cardCode, companions, facilityId, occurredAt: _, ...facts } = dto;
    const people = companions.map(({ name, ...companion }) => ({ id: uuid(), name, ...companion }));
    const names = Object.fromEntries(people.map((each) => [`companion:${each.id}`, each.name]));
    const sealed = await this.seals.underNewCaseKey(envelope.operation.id, id, {
      patientName,
      contact,
      note,
      ...names,
    });
    const payload: EvacuationRequest = {
      ...facts,
      id,
      facilityId: facilityId ?? null,
      codes: drawCodes(caseCode),
      cardCode: cardCode === undefined ? null : readCard(cardCode),
      companions: people.map(({ name: _name, ...companion }) => companion),
      sealed: sealed.ids,
    };
    const made = submission(
      envelope,
      { name: 'request_evacuation', subject: { kind: 'case', id }, isNew: true },
      payload,
      dto,
    );
    return { submission: { ...made, beside: sealed.beside }, useCase: request };
  }
}

function readCard(written: string): string {
  const code = readCaseCode(written);
  if (code === null) throw new RuleViolation('evacuation.card_code_misread', {}, 'invalid');
  return code;
}
