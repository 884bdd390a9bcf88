import { type NewAccessClassification, recordAccessClassification } from '@corridor/domain/enclaves';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { RecordAccessClassificationDto } from './record-access-classification.dto';

const recording: UseCase<NewAccessClassification, { readonly id: string; readonly version: number }> = {
  needs: [({ payload }) => ({ enclaves: { id: [payload.enclaveId] } })],
  touches: (_rows, { payload }) => ({ enclaveId: payload.enclaveId }),
  decide: (rows, { payload }, context) =>
    recordAccessClassification(rows.get('enclaves', payload.enclaveId, 'enclave'), payload, context),
};

@Injectable()
export class RecordAccessClassification {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, enclaveId: string, dto: RecordAccessClassificationDto) {
    const opinion = { ...dto, id: uuid(), enclaveId };
    const about = { name: 'record_access_classification', subject: { kind: 'enclave', id: enclaveId } } as const;
    return this.unitOfWork.run(submission(envelope, about, opinion, dto), recording);
  }
}
