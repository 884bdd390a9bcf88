import { addOutsideWatch, type NewOutsideWatch, type OutsideWatchAnswer } from '@corridor/domain/reports';
import { RuleViolation } from '@corridor/domain/commands';
import { Configuration } from '@corridor/platform/configuration';
import { OutgoingFailed } from '@corridor/platform/outgoing/outgoing-failed';
import { parseTarget } from '@corridor/platform/outgoing/target';
import { keyedHash, newKey } from '@corridor/platform/seal';
import { OperationKeys } from '@corridor/storage/keys/operation-keys';
import { Seals } from '@corridor/storage/keys/seals';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Envelope, submission } from '../http/caller';
import type { AddOutsideWatchDto } from './add-outside-watch.dto';

/** What Standard Webhooks calls a signing secret: 256 bits behind its mark. */
export const newSigningSecret = (): string => `whsec_${newKey().toString('base64')}`;

const adding: UseCase<NewOutsideWatch, OutsideWatchAnswer> = {
  needs: [
    ({ payload: { organisationId, addressHash } }) => ({
      organisations: { id: organisationId === null ? [] : [organisationId] },
      outsideWatches: { addressHash: [addressHash] },
    }),
  ],
  decide: (rows, { operationId, payload, actorId }, { now }) => {
    if (payload.organisationId !== null) rows.get('organisations', payload.organisationId, 'organisation');
    const sameAddress = rows.where('outsideWatches', 'addressHash', payload.addressHash);
    return addOutsideWatch(operationId, payload, sameAddress, { now, actorId });
  },
};

/** Adds an address that hears of released reports. */
@Injectable()
export class AddOutsideWatch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seals: Seals,
    private readonly keys: OperationKeys,
    private readonly configuration: Configuration,
  ) {}

  /** A webhook's secret stands in this answer and nowhere else. */
  async execute(envelope: Envelope, dto: AddOutsideWatchDto) {
    const { channel, language, organisationId = null, email = '', url = '' } = dto;
    const operationId = envelope.operation.id;
    const subject = { kind: 'outside_watch', id: uuid() } as const;
    const address = channel === 'mail' ? email.trim() : url;
    if (channel === 'webhook') this.mustLeadOutside(url);
    const secret = channel === 'webhook' ? newSigningSecret() : null;
    const { ids, beside } = await this.seals.underOperationKey(operationId, subject, { secret });
    const plan: NewOutsideWatch = {
      id: subject.id,
      channel,
      language,
      organisationId,
      secretId: ids['secret'] ?? null,
      sealedAddress: await this.seals.apart(operationId, subject, address),
      addressHash: await this.hashOf(operationId, channel === 'mail' ? address.toLowerCase() : address),
    };
    const about = { name: 'add_outside_watch', subject, isNew: true } as const;
    const answer = await this.unitOfWork.run({ ...submission(envelope, about, plan, dto), beside }, adding);
    return { ...answer, secret: answer.outcome === 'applied' ? secret : null };
  }

  /** Looked at again, with what its name leads to, each time that something is sent. */
  private mustLeadOutside(url: string): void {
    try {
      parseTarget(url, this.configuration.allowedHosts);
    } catch (error) {
      if (!(error instanceof OutgoingFailed)) throw error;
      throw new RuleViolation('outside_watch.address_refused', { reason: error.reason }, 'invalid');
    }
  }

  private async hashOf(operationId: string, address: string): Promise<string> {
    const keys = await this.keys.of(operationId);
    if (!keys) throw new Error('the operation has no keys');
    return keyedHash(keys.hashing, `outside-watch:${address}`);
  }
}
