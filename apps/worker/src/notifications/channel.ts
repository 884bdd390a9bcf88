import type { Language } from '@corridor/domain/accounts';
import type { Refusal, Severity, ToldEvent } from '@corridor/domain/notifications';
import type { OperationKind } from '@corridor/domain/operations';
import { OutgoingFailed } from '@corridor/platform/outgoing/outgoing-failed';

/** What any channel may know of a message: no name, no place, no hour of a movement (DOMAIN 0.6). */
export interface OutgoingMessage {
  /** The same for the same message, whoever sends it and how often: receivers can tell a repeat by it. */
  readonly id: string;
  readonly operationId: string;
  readonly operationKind: OperationKind;
  /** A mail address, a telephone number (E.164) or a web address. */
  readonly to: string;
  /** What a webhook is signed with, the newest first, two while one replaces the other. Nothing else is signed. */
  readonly secrets: readonly string[];
  readonly language: Language;
  readonly event: ToldEvent | 'digest';
  readonly severity: Severity;
  readonly reference: string | null;
  /** Where the console stands. */
  readonly link: string;
  readonly at: string;
  /** How somebody without an account ends it; null for who has one. */
  readonly unsubscribe: { readonly page: string; readonly oneClick: string } | null;
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

/** Nobody took the request, so that it says nothing about what was sent. */
const nobodyThere = ['timeout', 'connect_failed', 'dns_failed', 'tls'];

/** A failed request in the words of its channel: `webhook_timeout`, `sms_refused_400`. Anything else is a fault of ours. */
export function refusedBy(channel: 'webhook' | 'sms', error: unknown): unknown {
  if (!(error instanceof OutgoingFailed)) return error;
  const { reason, isFinal, retryAfterMs } = error;
  const kind = isFinal ? 'final' : nobodyThere.includes(reason) ? 'unreachable' : 'passing';
  return new DeliveryRefused(`${channel}_${reason}`, kind, retryAfterMs);
}
