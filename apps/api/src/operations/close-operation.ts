import { closeOperation, type OperationAnswer } from '@corridor/domain/operations';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';

const closing: UseCase<null, OperationAnswer> = {
  needs: [({ subject }) => ({ operations: { id: [subject.id] } })],
  decide: (rows, { subject }, context) =>
    closeOperation(rows.get('operations', subject.id, 'operation'), context.actor, context),
};

@Injectable()
export class CloseOperation {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope) {
    const about = { name: 'close_operation', subject: { kind: 'operation', id: envelope.operation.id } } as const;
    return this.unitOfWork.run(submission(envelope, about, null, {}), closing);
  }
}
