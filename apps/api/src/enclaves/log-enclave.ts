import { logEnclave, type NewEnclave } from '@corridor/domain/enclaves';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { LogEnclaveDto } from './log-enclave.dto';

const logging: UseCase<NewEnclave, { readonly id: string; readonly version: number }> = {
  needs: [({ payload }) => ({ enclaves: { slug: [payload.slug] } })],
  decide: (rows, { operationId, payload }, context) =>
    logEnclave(rows.where('enclaves', 'slug', payload.slug)[0], operationId, payload, context),
};

@Injectable()
export class LogEnclave {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, dto: LogEnclaveDto) {
    const id = uuid();
    return this.unitOfWork.run(
      submission(envelope, { name: 'log_enclave', subject: { kind: 'enclave', id }, isNew: true }, { ...dto, id }, dto),
      logging,
    );
  }
}
