import { can } from '@corridor/domain/accounts';
import { RuleViolation } from '@corridor/domain/commands';
import { type Device, enrolDevice, revokeDevice } from '@corridor/domain/devices';
import { type Instant, instant } from '@corridor/domain/time';
import { Clock } from '@corridor/platform/clock';
import { deviceKey } from '@corridor/platform/device-keys';
import { Sessions } from '@corridor/storage/accounts/sessions';
import { UnitOfWork } from '@corridor/storage/unit-of-work';
import type { UseCase } from '@corridor/storage/use-case';
import { Injectable } from '@nestjs/common';
import { type Envelope, submission } from '../http/caller';
import type { EnrolDeviceDto } from './enrol-device.dto';

type Answer = Pick<Device, 'id' | 'version'>;

const enrolling: UseCase<Device, Answer> = {
  needs: [({ payload: { publicKey } }) => ({ devices: { publicKey: [publicKey] } })],
  // It is as much as its person is, wherever that reaches.
  touches: () => 'nowhere',
  decide: (rows, { payload }) => enrolDevice(rows.where('devices', 'publicKey', payload.publicKey)[0], payload),
};

const revoking: UseCase<{ readonly at: Instant }, Answer & Pick<Device, 'accountId'>> = {
  needs: [({ subject }) => ({ devices: { id: [subject.id] } })],
  touches: () => 'nowhere',
  decide: (rows, { subject: { id }, actorId, payload: { at } }, { actor }) =>
    revokeDevice(rows.find('devices', id), { id, actorId, at, mayRevokeAny: can(actor, 'devices.revoke') }),
};

/** People's phones. */
@Injectable()
export class Devices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
  ) {}

  /** The phone takes the id of the command that enrols it, so that the same command again is about the same phone. */
  enrol(envelope: Envelope, dto: EnrolDeviceDto) {
    if (!deviceKey(dto.publicKey)) throw new RuleViolation('device.key_unfit', {}, 'invalid');
    const device: Device = {
      id: envelope.commandId,
      operationId: envelope.operation.id,
      version: 1,
      accountId: envelope.actor.accountId,
      name: dto.name,
      publicKey: dto.publicKey,
      enrolledAt: instant(this.clock.now()),
      revokedAt: null,
      revokedBy: null,
    };
    const about = { name: 'enrol_device', subject: { kind: 'device', id: device.id }, isNew: true } as const;
    return this.unitOfWork.run(submission(envelope, about, device, dto), enrolling);
  }

  /** Whoever holds the phone holds its cookie too: its person signs in anew everywhere but where this was asked. */
  async revoke(envelope: Envelope, id: string, askedIn: string) {
    const about = { name: 'revoke_device', subject: { kind: 'device', id } } as const;
    const made = submission(envelope, about, { at: instant(this.clock.now()) }, {});
    const { accountId, ...answer } = await this.unitOfWork.run(made, revoking);
    for (const open of await this.sessions.listOf(accountId))
      if (open.id !== askedIn) await this.sessions.revoke(open.id);
    return answer;
  }
}
