import { type NewFacility, registerFacility } from '@corridor/domain/facilities';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { RegisterFacilityDto } from './register-facility.dto';

const registration: UseCase<NewFacility, { readonly id: string; readonly version: number }> = {
  needs: [({ payload: { enclaveId } }) => (enclaveId === null ? {} : { enclaves: { id: [enclaveId] } })],
  touches: (_rows, { payload: { enclaveId } }) => ({ enclaveId }),
  decide: (rows, { operationId, payload }, context) => {
    if (payload.enclaveId !== null) rows.get('enclaves', payload.enclaveId, 'enclave');
    return registerFacility(operationId, payload, context);
  },
};

@Injectable()
export class RegisterFacility {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, dto: RegisterFacilityDto) {
    const id = uuid();
    const facility = { id, kind: dto.kind, name: dto.name, enclaveId: dto.enclaveId ?? null };
    return this.unitOfWork.run(
      submission(
        envelope,
        { name: 'register_facility', subject: { kind: 'facility', id }, isNew: true },
        facility,
        dto,
      ),
      registration,
    );
  }
}
