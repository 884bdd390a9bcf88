import type { Language } from '@corridor/domain/accounts';
import type { Severity, ToldEvent } from '@corridor/domain/notifications';
import type { OperationKind } from '@corridor/domain/operations';
import { OutgoingFailed } from '@corridor/platform/outgoing/outgoing-failed';

/** What leaves the house: there is no field for a name, a place or an hour, and none may be added. */
export interface OutgoingMessage {
  /** Of the delivery: sent again, it is the same, and whoever receives it twice can tell. */
  readonly id: string;
  /** A telephone number (E.164), or a web address. */
  readonly to: string;
  /** What a webhook is signed with, the newest first, two while one replaces the other. Nothing else is signed. */
  readonly secrets: readonly string[];
  readonly language: Language;
  readonly event: ToldEvent;
  readonly severity: Severity;
  /** A convoy's or case's code, which carries no place and no date; null where the subject has none. */
  readonly reference: string | null;
  readonly operationKind: OperationKind;
}

/** A way out. */
export interface ChannelOut {
  /**
   * `delivered` where the receiver itself took it, `sent` where somebody carries it on. Throws DeliveryRefused.
   */
  send(message: OutgoingMessage): Promise<'sent' | 'delivered'>;
}

/** Why a message did not go. The code is kept with the delivery: it holds no address. */
export class DeliveryRefused extends Error {
  override readonly name = 'DeliveryRefused';

  constructor(
    readonly code: string,
    /** Trying again is of no use. */
    readonly isFinal: boolean,
    /** How long the receiver asks us to wait, in milliseconds; null where it does not say. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(code);
  }
}

/** A failed request in the words of its channel: `webhook_timeout`, `sms_refused_400`. Anything else is a fault of ours. */
export function refusedBy(channel: 'webhook' | 'sms', error: unknown): unknown {
  if (!(error instanceof OutgoingFailed)) return error;
  return new DeliveryRefused(`${channel}_${error.reason}`, error.isFinal, error.retryAfterMs);
}
