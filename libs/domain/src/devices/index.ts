import type { Instant } from '../time';

/** A phone that was enrolled for an operation. Its public key proves who made a command. */
export interface Device {
  readonly id: string;
  readonly operationId: string;
  readonly accountId: string;
  readonly publicKey: string;
  readonly enrolledAt: Instant;
  readonly revokedAt: Instant | null;
}
