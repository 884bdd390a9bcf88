import { registerOrganisation, registerParty } from '@corridor/domain/parties';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { NamedDto } from './named.dto';

interface Registration {
  readonly id: string;
  readonly name: string;
}

type Registered = { readonly id: string; readonly version: number };

const organisation: UseCase<Registration, Registered> = {
  needs: [],
  decide: (_, { operationId, payload }, context) => registerOrganisation(operationId, payload, context),
};

const party: UseCase<Registration, Registered> = {
  needs: [],
  decide: (_, { operationId, payload }, context) => registerParty(operationId, payload, context),
};

const kinds = {
  organisation: { useCase: organisation, name: 'register_organisation' },
  party: { useCase: party, name: 'register_party' },
} as const;

/** Registers an organisation that helps, or a party whose answer is needed. */
@Injectable()
export class RegisterNamed {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(envelope: Envelope, kind: keyof typeof kinds, dto: NamedDto) {
    const id = uuid();
    const { useCase, name } = kinds[kind];
    return this.unitOfWork.run(
      submission(envelope, { name, subject: { kind, id }, isNew: true }, { id, name: dto.name }, dto),
      useCase,
    );
  }
}
