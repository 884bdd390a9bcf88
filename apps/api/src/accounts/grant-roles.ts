import { grantRoles, type NewRoles } from '@corridor/domain/accounts';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { GrantRolesDto } from './grant-roles.dto';

const granting: UseCase<NewRoles, { readonly id: string }> = {
  needs: [
    ({ payload: { accountId, organisationId, enclaveId } }) => ({
      accounts: { id: [accountId] },
      assignments: { accountId: [accountId] },
      organisations: { id: organisationId === null ? [] : [organisationId] },
      enclaves: { id: enclaveId === null ? [] : [enclaveId] },
    }),
  ],
  decide: (rows, { operationId, payload }, context) => {
    if (payload.organisationId !== null) rows.get('organisations', payload.organisationId, 'organisation');
    if (payload.enclaveId !== null) rows.get('enclaves', payload.enclaveId, 'enclave');
    return grantRoles(
      rows.find('accounts', payload.accountId),
      operationId,
      rows.where('assignments', 'accountId', payload.accountId),
      payload,
      context,
    );
  },
};

/** Takes somebody who signs in here already into another operation. */
@Injectable()
export class GrantRoles {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, accountId: string, { roles, organisationId, enclaveId }: GrantRolesDto) {
    const about = { name: 'grant_roles', subject: { kind: 'account', id: accountId } } as const;
    const granted: NewRoles = {
      accountId,
      organisationId: organisationId ?? null,
      enclaveId: enclaveId ?? null,
      roles: roles.map((role) => ({ id: uuid(), role })),
    };
    return this.unitOfWork.run(submission(envelope, about, granted, { roles, organisationId, enclaveId }), granting);
  }
}
