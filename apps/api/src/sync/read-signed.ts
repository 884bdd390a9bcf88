import type { Grant } from '@corridor/domain/accounts';
import { RuleViolation } from '@corridor/domain/commands';
import type { SignedEnvelope } from '@corridor/domain/devices';
import { isSignedBy } from '@corridor/platform/device-keys';
import { Sessions } from '@corridor/storage/accounts/sessions';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller, Envelope } from '../http/caller';
import { checked } from '../http/checked';
import { type SignedCommandDto, SignedEnvelopeDto } from './sync.dto';

/** A command that a phone of this operation has signed, and its envelope as its own person's. */
export interface Signed {
  readonly command: SignedEnvelope;
  readonly envelope: Omit<Envelope, 'permission'>;
}

/** Makes sure of what a phone signed, and of who it was: not of whether they may. */
@Injectable()
export class ReadSigned {
  constructor(
    private readonly storage: Storage,
    private readonly sessions: Sessions,
  ) {}

  /** The shape of the text alone; whose it is, is not known yet. Refuses with `request.invalid`. */
  shape({ command }: SignedCommandDto): Promise<SignedEnvelope> {
    return checked(SignedEnvelopeDto, parsed(command));
  }

  /**
   * A revoked phone still proves whose word it is. Refuses with `operation.unknown`, `device.signature_invalid` (no such
   * phone, or not its signature) and `device.not_of_actor`.
   */
  async execute(
    caller: Caller,
    { command: text, signature }: SignedCommandDto,
    command: SignedEnvelope,
  ): Promise<Signed> {
    const { operation, now } = caller;
    if (command.operationId !== operation.id) throw new RuleViolation('operation.unknown', {}, 'not_found');
    const [device] = await this.storage.records('devices', 'WHERE id = $1 AND operation_id = $2', [
      command.device.id,
      operation.id,
    ]);
    if (!device || !isSignedBy(device.publicKey, text, signature))
      throw new RuleViolation('device.signature_invalid', { deviceId: command.device.id }, 'not_permitted');
    if (device.accountId !== command.actorId) throw new RuleViolation('device.not_of_actor', {}, 'not_permitted');
    const actor = {
      accountId: command.actorId,
      operationId: operation.id,
      grants: await this.grantsOf(command.actorId, operation.id),
    };
    const { id: commandId, seenVersion } = command;
    return {
      command,
      envelope: {
        actor,
        operation,
        now,
        commandId,
        ...(seenVersion === undefined ? {} : { seenVersion }),
        device: { ...command.device, sig: signature },
      },
    };
  }

  /** What they may now; nothing for who was removed since. */
  private async grantsOf(accountId: string, operationId: string): Promise<readonly Grant[]> {
    const person = await this.sessions.ofAccount(accountId, operationId);
    return person?.operations.find(({ id }) => id === operationId)?.grants ?? [];
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RuleViolation('request.invalid', { errors: [{ field: 'command', code: 'isJson' }] }, 'invalid');
  }
}
