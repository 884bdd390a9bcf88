import type { Decision, Moment } from '../commands';
import type { Instant } from '../time';

/** A humanitarian organisation that takes part in an operation. */
export interface Organisation {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly name: string;
  readonly registeredAt: Instant;
}

/** Someone whose clearance or guarantee a movement needs. Names are neutral; who holds or besieges a place is not written here. */
export interface Party {
  readonly id: string;
  readonly operationId: string;
  readonly version: number;
  readonly name: string;
  /** Whether nobody leaves without its clearance. */
  readonly clears: boolean;
  readonly registeredAt: Instant;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

type Registered = { readonly id: string; readonly version: number };

export function registerOrganisation(
  operationId: string,
  { id, name }: Named,
  { now }: Moment,
): Decision<{ readonly organisations: readonly Organisation[] }, Registered> {
  return {
    changes: { organisations: [{ id, operationId, version: 1, name, registeredAt: now }] },
    entry: { name: 'organisation.registered', body: { organisationId: id }, subjects: [{ kind: 'organisation', id }] },
    answer: { id, version: 1 },
  };
}

export function registerParty(
  operationId: string,
  { id, name, clears }: Named & Pick<Party, 'clears'>,
  { now }: Moment,
): Decision<{ readonly parties: readonly Party[] }, Registered> {
  return {
    changes: { parties: [{ id, operationId, version: 1, name, clears, registeredAt: now }] },
    entry: { name: 'party.registered', body: { partyId: id, clears }, subjects: [{ kind: 'party', id }] },
    answer: { id, version: 1 },
  };
}
