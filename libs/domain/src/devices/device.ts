import { type Decision, RuleViolation, unknown } from '../commands';
import type { Instant } from '../time';

/** A person's phone in one operation. Its public key proves who made a command that comes from it. Moments are real time. */
export interface Device {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly accountId: string;
  /** What base calls it, such as *Phone 3*. */
  readonly name: string;
  /** ECDSA P-256, SPKI in base64. */
  readonly publicKey: string;
  readonly enrolledAt: Instant;
  readonly revokedAt: Instant | null;
  readonly revokedBy: string | null;
}

export interface DeviceChanges {
  readonly devices: readonly Device[];
}

type DeviceAnswer = Pick<Device, 'id' | 'version'>;

/** Takes in a phone: from now on what it signs counts as its person's own word. Refuses with `device.known_already`. */
export function enrolDevice(known: Device | undefined, device: Device): Decision<DeviceChanges, DeviceAnswer> {
  if (known) throw new RuleViolation('device.known_already', { id: device.id }, 'conflict');
  return {
    changes: { devices: [device] },
    entry: {
      name: 'device.enrolled',
      body: { deviceId: device.id, accountId: device.accountId },
      subjects: [
        { kind: 'device', id: device.id },
        { kind: 'account', id: device.accountId },
      ],
    },
    answer: { id: device.id, version: 1 },
  };
}

interface Revocation {
  readonly id: string;
  readonly actorId: string;
  /** Whether the actor keeps other people's phones too. */
  readonly mayRevokeAny: boolean;
  readonly at: Instant;
}

/** A phone is lost or taken: what it signs is applied no more, and waits for a person. Refuses with `device.already_revoked`. */
export function revokeDevice(
  device: Device | undefined,
  { id, actorId, mayRevokeAny, at }: Revocation,
): Decision<DeviceChanges, DeviceAnswer & Pick<Device, 'accountId'>> {
  if (!device || (device.accountId !== actorId && !mayRevokeAny)) throw unknown('device', id);
  if (device.revokedAt !== null) throw new RuleViolation('device.already_revoked', { id });
  const revoked = withdrawn(device, actorId, at);
  return {
    changes: { devices: [revoked] },
    entry: {
      name: 'device.revoked',
      body: { deviceId: id, accountId: device.accountId },
      subjects: [
        { kind: 'device', id },
        { kind: 'account', id: device.accountId },
      ],
    },
    answer: { id, version: revoked.version, accountId: device.accountId },
  };
}

/** Somebody leaves the operation, and their phones with them: what those still send waits for a person. */
export function withDevicesWithdrawn<Changes, Answer>(
  leaving: Decision<Changes, Answer>,
  devices: readonly Device[],
  { operationId, actorId, at }: Pick<Revocation, 'actorId' | 'at'> & { readonly operationId: string },
): Decision<Changes & DeviceChanges, Answer> {
  const standing = devices.filter((device) => device.operationId === operationId && device.revokedAt === null);
  const { entry } = leaving;
  return {
    ...leaving,
    changes: { ...leaving.changes, devices: standing.map((device) => withdrawn(device, actorId, at)) },
    entry: {
      ...entry,
      body: { ...entry.body, devices: standing.map(({ id }) => id) },
      subjects: [...entry.subjects, ...standing.map(({ id }) => ({ kind: 'device', id }) as const)],
    },
  };
}

const withdrawn = (device: Device, revokedBy: string, revokedAt: Instant): Device => ({
  ...device,
  version: device.version + 1,
  revokedAt,
  revokedBy,
});
