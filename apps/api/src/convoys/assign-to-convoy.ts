import { RuleViolation } from '@corridor/domain/commands';
import { assignToConvoy, type ConvoyAnswer, type ConvoyTask } from '@corridor/domain/convoys';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import { placeOfConvoy } from '@corridor/storage/touched';
import type { UseCase } from '@corridor/storage/use-case';
import type { Rows } from '@corridor/storage/working-set';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { AssignmentDto } from './plan-convoy.dto';

interface NewAssignment {
  readonly id: string;
  readonly accountId: string;
  readonly task: ConvoyTask;
}

/** Whether the account has a standing role in the operation. */
export const belongs = (rows: Rows, accountId: string): boolean =>
  rows.where('assignments', 'accountId', accountId).some(({ revokedAt }) => revokedAt === null);

const assigning: UseCase<NewAssignment, ConvoyAnswer> = {
  needs: [
    ({ subject, payload }) => ({ convoys: { id: [subject.id] }, assignments: { accountId: [payload.accountId] } }),
  ],
  touches: (rows, { subject }) => placeOfConvoy(rows, subject.id),
  decide: (rows, { subject, payload }, context) => {
    const convoy = rows.get('convoys', subject.id, 'convoy');
    if (!belongs(rows, payload.accountId)) {
      throw new RuleViolation('account.unknown', { id: payload.accountId }, 'not_found');
    }
    return assignToConvoy(convoy, payload, context);
  },
};

@Injectable()
export class AssignToConvoy {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, convoyId: string, dto: AssignmentDto) {
    const about = { name: 'assign_to_convoy', subject: { kind: 'convoy', id: convoyId } } as const;
    return this.unitOfWork.run(submission(envelope, about, { ...dto, id: uuid() }, dto), assigning);
  }
}
