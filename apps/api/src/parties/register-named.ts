import { type Party, registerOrganisation, registerParty } from '@corridor/domain/parties';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { NamedDto, PartyDto } from './named.dto';

interface Registration {
  readonly id: string;
  readonly name: string;
}

type Registered = { readonly id: string; readonly version: number };

const organisation: UseCase<Registration, Registered> = {
  needs: [],
  decide: (_, { operationId, payload }, context) => registerOrganisation(operationId, payload, context),
};

const party: UseCase<Registration & Pick<Party, 'clears'>, Registered> = {
  needs: [],
  decide: (_, { operationId, payload }, context) => registerParty(operationId, payload, context),
};

/** Registers an organisation that helps, or a party whose answer is needed. */
@Injectable()
export class RegisterNamed {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  organisation(envelope: Envelope, { name }: NamedDto) {
    const id = uuid();
    const about = { name: 'register_organisation', subject: { kind: 'organisation', id }, isNew: true } as const;
    return this.unitOfWork.run(submission(envelope, about, { id, name }, { name }), organisation);
  }

  party(envelope: Envelope, dto: PartyDto) {
    const id = uuid();
    const about = { name: 'register_party', subject: { kind: 'party', id }, isNew: true } as const;
    return this.unitOfWork.run(submission(envelope, about, { id, ...dto }, dto), party);
  }
}
