import { type ListCopyAnswer, withdrawCopy } from '@corridor/domain/lists';
import { needsOfPlace, placeOf } from '@corridor/storage/touched';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';

const withdrawing: UseCase<null, ListCopyAnswer> = {
  needs: [({ subject }) => needsOfPlace(subject)],
  touches: (rows, { subject }) => placeOf(rows, subject),
  decide: (rows, { subject, actorId }, { now }) =>
    withdrawCopy(rows.get('listCopies', subject.id, 'list_copy'), { now, actorId }),
};

/** Shuts a copy, and has the register say that its recipient is to destroy what they have. */
@Injectable()
export class WithdrawCopy {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, id: string) {
    const about = { name: 'withdraw_list_copy', subject: { kind: 'list_copy', id } } as const;
    return this.unitOfWork.run(submission(envelope, about, null, {}), withdrawing);
  }
}
