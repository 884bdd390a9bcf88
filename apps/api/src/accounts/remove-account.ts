import { removeAccount } from '@corridor/domain/accounts';
import { withDevicesWithdrawn } from '@corridor/domain/devices';
import { type Instant, instant } from '@corridor/domain/time';
import { Clock } from '@corridor/platform/clock';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';

const removing: UseCase<{ readonly at: Instant }, { readonly id: string; readonly revoked: number }> = {
  needs: [
    ({ subject: { id } }) => ({
      accounts: { id: [id] },
      assignments: { accountId: [id] },
      devices: { accountId: [id] },
    }),
  ],
  decide: (rows, { operationId, subject: { id }, actorId, payload: { at } }, { now }) => {
    const held = rows.where('assignments', 'accountId', id);
    const leaving = removeAccount(rows.find('accounts', id), operationId, held, { id, actorId, now });
    return withDevicesWithdrawn(leaving, rows.where('devices', 'accountId', id), { operationId, actorId, at });
  },
};

/** Somebody leaves the operation, or must not act in it any more. Their phones go with them. */
@Injectable()
export class RemoveAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(envelope: Envelope, id: string) {
    const about = { name: 'remove_account', subject: { kind: 'account', id } } as const;
    return this.unitOfWork.run(submission(envelope, about, { at: instant(this.clock.now()) }, {}), removing);
  }
}
