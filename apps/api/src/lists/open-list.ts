import { type NewList, openList } from '@corridor/domain/lists';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { OpenListDto } from './open-list.dto';

const opening: UseCase<NewList, { readonly id: string; readonly version: number }> = {
  needs: [
    ({ payload: { organisationId, enclaveId } }) => ({
      organisations: { id: organisationId === null ? [] : [organisationId] },
      enclaves: { id: enclaveId === null ? [] : [enclaveId] },
    }),
  ],
  touches: (_rows, { payload }) => ({ enclaveId: payload.enclaveId }),
  decide: (rows, { operationId, payload, actorId }, { now }) => {
    if (payload.organisationId !== null) rows.get('organisations', payload.organisationId, 'organisation');
    if (payload.enclaveId !== null) rows.get('enclaves', payload.enclaveId, 'enclave');
    return openList(operationId, payload, { now, actorId });
  },
};

@Injectable()
export class OpenList {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, dto: OpenListDto) {
    const { title, kind, organisationId = null, enclaveId = null } = dto;
    const id = uuid();
    const about = { name: 'open_list', subject: { kind: 'list', id }, isNew: true } as const;
    return this.unitOfWork.run(
      submission(envelope, about, { id, title, kind, organisationId, enclaveId }, dto),
      opening,
    );
  }
}
