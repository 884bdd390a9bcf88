import { createAccount, type NewAccount } from '@corridor/domain/accounts';
import { randomText } from '@corridor/platform/seal';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import { Passphrases } from '../http/passphrases';
import type { CreateAccountDto } from './create-account.dto';

const creation: UseCase<NewAccount, { id: string; version: number }> = {
  needs: [
    ({ payload: { name, organisationId, enclaveId } }) => ({
      accounts: { name: [name] },
      organisations: { id: organisationId === null ? [] : [organisationId] },
      enclaves: { id: enclaveId === null ? [] : [enclaveId] },
    }),
  ],
  decide: (rows, { operationId, payload }, context) => {
    if (payload.organisationId !== null) rows.get('organisations', payload.organisationId, 'organisation');
    if (payload.enclaveId !== null) rows.get('enclaves', payload.enclaveId, 'enclave');
    return createAccount(rows.where('accounts', 'name', payload.name)[0], operationId, payload, context);
  },
};

@Injectable()
export class CreateAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passphrases: Passphrases,
  ) {}

  async execute(envelope: Envelope, dto: CreateAccountDto) {
    const id = uuid();
    const account: NewAccount = {
      id,
      name: dto.name,
      mail: dto.email === undefined ? null : { routeId: uuid(), address: dto.email },
      language: dto.language,
      organisationId: dto.organisationId ?? null,
      enclaveId: dto.enclaveId ?? null,
      assignments: dto.roles.map((role) => ({ id: uuid(), role })),
    };
    // Without one of their own nobody signs in, until an invitation brings one.
    const passphraseHash = await this.passphrases.hash(dto.passphrase ?? randomText(32));
    const made = submission(
      envelope,
      { name: 'create_account', subject: { kind: 'account', id }, isNew: true },
      account,
      dto,
    );
    return this.unitOfWork.run(
      { ...made, beside: { credentials: [{ accountId: id, passphraseHash, changedAt: '' }] } },
      creation,
    );
  }
}
