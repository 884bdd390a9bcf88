import { type NewPopulationEstimate, recordPopulationEstimate } from '@corridor/domain/population';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { RecordPopulationEstimateDto } from './record-population-estimate.dto';

const recording: UseCase<NewPopulationEstimate, { readonly id: string; readonly version: number }> = {
  needs: [({ payload }) => ({ enclaves: { id: [payload.enclaveId] } })],
  touches: (_rows, { payload }) => ({ enclaveId: payload.enclaveId }),
  decide: (rows, { payload }, context) =>
    recordPopulationEstimate(rows.get('enclaves', payload.enclaveId, 'enclave'), payload, context),
};

@Injectable()
export class RecordPopulationEstimate {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, dto: RecordPopulationEstimateDto) {
    const { low = null, high = null, displacedIncluded = null } = dto;
    const estimate = { ...dto, id: uuid(), low, high, displacedIncluded };
    const about = { name: 'record_population_estimate', subject: { kind: 'enclave', id: dto.enclaveId } } as const;
    return this.unitOfWork.run(submission(envelope, about, estimate, dto), recording);
  }
}
