import { type Command, RuleViolation } from '@corridor/domain/commands';
import type { UseCase } from '@corridor/storage/use-case';

/**
 * The same use case for what a phone sends: whether the phone still counts is judged in the transaction itself, so that
 * nothing slips in beside its revocation. Refuses with `device.revoked`.
 */
export const fromDevice = <Payload, Answer>(useCase: UseCase<Payload, Answer>): UseCase<Payload, Answer> => ({
  ...useCase,
  needs: [
    (command, rows) => ({ ...useCase.needs[0]?.(command, rows), devices: { id: [deviceIdOf(command)] } }),
    ...useCase.needs.slice(1),
  ],
  touches: (rows, command) => {
    const device = rows.get('devices', deviceIdOf(command), 'device');
    if (device.revokedAt !== null) throw new RuleViolation('device.revoked', { id: device.id }, 'not_permitted');
    return useCase.touches?.(rows, command) ?? { enclaveId: null };
  },
});

function deviceIdOf({ device }: Command): string {
  if (!device) throw new Error('a command from a phone names the phone');
  return device.id;
}
