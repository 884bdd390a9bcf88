import type { Language } from '@corridor/domain/accounts';
import type { Refusal, Severity, ToldEvent } from '@corridor/domain/notifications';
import type { OperationKind } from '@corridor/domain/operations';

/** What any channel may know of a message: no name, no place, no hour of a movement (DOMAIN 0.6). */
export interface OutgoingMessage {
  /** The same for the same message, whoever sends it and how often: receivers can tell a repeat by it. */
  readonly id: string;
  readonly operationId: string;
  readonly operationKind: OperationKind;
  readonly to: string;
  readonly language: Language;
  readonly event: ToldEvent;
  readonly severity: Severity;
  readonly reference: string | null;
  /** Where the console stands. */
  readonly link: string;
  readonly at: string;
}

/** Why a message did not go. */
export class DeliveryRefused extends Error implements Refusal {
  override readonly name = 'DeliveryRefused';

  constructor(
    readonly code: string,
    readonly kind: Refusal['kind'],
    readonly retryAfterMs: number | null = null,
  ) {
    super(code);
  }
}

/** One way out of the house. */
export interface ChannelOut {
  /** Whose trouble it is when nobody answers, and how much it takes a second; messages to one share its fate. */
  endpointOf(message: OutgoingMessage): string;
  /** Rejects with `DeliveryRefused`. */
  send(message: OutgoingMessage): Promise<'sent' | 'delivered'>;
}
