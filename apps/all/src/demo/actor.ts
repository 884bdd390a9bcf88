import type { Role } from '@corridor/domain/accounts';
import type { Membership } from '@corridor/storage/accounts/sessions';
import { v7 as uuid } from 'uuid';
import type { Envelope } from '../../../api/src/http/caller';

/** Someone in the demonstration, with what a use case asks of whoever calls it. */
export interface Actor {
  readonly accountId: string;
  readonly envelope: () => Envelope;
}

export function anActor(operation: Membership, accountId: string, role: Role): Actor {
  return {
    accountId,
    envelope: () => ({
      actor: { accountId, operationId: operation.id, roles: [role] },
      operation,
      now: new Date(Date.now() + operation.clockOffsetMs).toISOString(),
      commandId: uuid(),
    }),
  };
}
