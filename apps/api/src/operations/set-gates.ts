import { type Gate, type OperationAnswer, setGates } from '@corridor/domain/operations';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import type { GatesDto } from './gates.dto';

const setting: UseCase<readonly Gate[], OperationAnswer> = {
  needs: [({ subject }) => ({ operations: { id: [subject.id] } })],
  decide: (rows, { subject, payload }) => setGates(rows.get('operations', subject.id, 'operation'), payload),
};

@Injectable()
export class SetGates {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, { gates }: GatesDto) {
    const about = { name: 'set_gates', subject: { kind: 'operation', id: envelope.operation.id } } as const;
    return this.unitOfWork.run(submission(envelope, about, gates, { gates }), setting);
  }
}
