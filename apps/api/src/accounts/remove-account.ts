import { removeAccount } from '@corridor/domain/accounts';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';

const removing: UseCase<null, { readonly id: string; readonly revoked: number }> = {
  needs: [({ subject: { id } }) => ({ accounts: { id: [id] }, assignments: { accountId: [id] } })],
  decide: (rows, { operationId, subject: { id }, actorId }, { now }) =>
    removeAccount(rows.find('accounts', id), operationId, rows.where('assignments', 'accountId', id), {
      id,
      actorId,
      now,
    }),
};

/** Somebody leaves the operation, or must not act in it any more. */
@Injectable()
export class RemoveAccount {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, id: string) {
    const about = { name: 'remove_account', subject: { kind: 'account', id } } as const;
    return this.unitOfWork.run(submission(envelope, about, null, {}), removing);
  }
}
