import { grantRoles, type NewRoles, type Role } from '@corridor/domain/accounts';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';

const granting: UseCase<NewRoles, { readonly id: string }> = {
  needs: [({ payload: { accountId } }) => ({ accounts: { id: [accountId] }, assignments: { accountId: [accountId] } })],
  decide: (rows, { operationId, payload }, context) =>
    grantRoles(
      rows.find('accounts', payload.accountId),
      operationId,
      rows.where('assignments', 'accountId', payload.accountId),
      payload,
      context,
    ),
};

/** Takes somebody who signs in here already into another operation. */
@Injectable()
export class GrantRoles {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, accountId: string, roles: readonly Role[]) {
    const about = { name: 'grant_roles', subject: { kind: 'account', id: accountId } } as const;
    const granted: NewRoles = {
      accountId,
      organisationId: null,
      enclaveId: null,
      roles: roles.map((role) => ({ id: uuid(), role })),
    };
    return this.unitOfWork.run(submission(envelope, about, granted, { roles }), granting);
  }
}
