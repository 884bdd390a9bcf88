import { setContactRoutes, type WishedReach } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { SetContactRoutesDto } from './set-contact-routes.dto';

const setting: UseCase<WishedReach, { readonly id: string; readonly version: number }> = {
  needs: [
    ({ payload: { accountId } }) => ({
      accounts: { id: [accountId] },
      contactRoutes: { accountId: [accountId] },
      assignments: { accountId: [accountId] },
    }),
  ],
  // A person's ways lie in no area; whoever may set another's is asked for by the route.
  touches: () => 'nowhere',
  decide: (rows, { payload }, context) => {
    const { accountId } = payload;
    const isOfHere = rows.where('assignments', 'accountId', accountId).some(({ revokedAt }) => revokedAt === null);
    if (!isOfHere) throw unknown('account', accountId);
    return setContactRoutes(
      rows.find('accounts', accountId),
      rows.where('contactRoutes', 'accountId', accountId),
      payload,
      context,
    );
  },
};

/** Says anew how a person is reached: all of it at once. */
@Injectable()
export class SetContactRoutes {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, accountId: string, dto: SetContactRoutesDto) {
    const wish: WishedReach = {
      accountId,
      timeZone: dto.timeZone ?? null,
      routes: dto.routes.map(({ channel, address, canWake, waitMinutes }) => ({
        id: uuid(),
        channel,
        address,
        canWake,
        waitMinutes,
      })),
    };
    const about = { name: 'set_contact_routes', subject: { kind: 'account', id: accountId } } as const;
    return this.unitOfWork.run(submission(envelope, about, wish, dto), setting);
  }
}
