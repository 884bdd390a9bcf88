import type { Language } from '@corridor/domain/accounts';
import type { EventName } from '@corridor/domain/audit';
import { isTold } from '@corridor/domain/notifications';
import type { OperationKind } from '@corridor/domain/operations';
import { Configuration } from '@corridor/platform/configuration';
import type { Delivery } from '@corridor/storage/notifications/deliveries';
import { placeholders } from '@corridor/storage/statements';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { OutgoingMessage } from './channel';
import { OutsideAddresses, type OutsideRecipient } from './outside-addresses';

interface Found extends OutsideRecipient {
  readonly id: string;
  readonly address: string | null;
  readonly language: Language;
  readonly kind: OperationKind;
  readonly acknowledged_at: string | null;
}

/** Where somebody goes from a message, and how it is ended; whom it reaches. */
type Reached = Pick<OutgoingMessage, 'to' | 'secrets' | 'link' | 'unsubscribe'>;

/** Who a message goes to, looked up when it goes: an address that was changed meanwhile counts. */
@Injectable()
export class Recipients {
  constructor(
    private readonly storage: Storage,
    private readonly configuration: Configuration,
    private readonly outside: OutsideAddresses,
  ) {}

  /** By the delivery's id. `seen`: it was kept for the case that nobody saw the one before. Left out: no address any more. */
  async messagesFor(deliveries: readonly Delivery[]): Promise<ReadonlyMap<string, OutgoingMessage | 'seen'>> {
    const ids = deliveries.map(({ id }) => id);
    const found = await this.storage.all<Found>(
      `SELECT d.id, r.address, COALESCE(a.language, w.language) AS language, o.kind, i.acknowledged_at,
         w.id AS watch_id, w.sealed_address, w.secret_id, w.operation_id
         FROM deliveries d
         JOIN operations o ON o.id = d.operation_id
         LEFT JOIN accounts a ON a.id = d.account_id AND a.disabled_at IS NULL
         LEFT JOIN contact_routes r ON r.id = d.route_id AND r.account_id = a.id AND r.removed_at IS NULL
         LEFT JOIN inbox_messages i ON i.operation_id = d.operation_id AND i.seq = d.seq AND i.account_id = d.account_id
         LEFT JOIN outside_watches w ON w.id = d.outside_watch_id AND w.ended_at IS NULL
        WHERE d.id IN (${placeholders(ids.length)})`,
      ids,
    );
    const byId = new Map(found.map((each) => [each.id, each]));
    const messages = new Map<string, OutgoingMessage | 'seen'>();
    for (const delivery of deliveries) {
      const recipient = byId.get(delivery.id);
      const message = recipient && (await this.messageOf(delivery, recipient));
      if (message) messages.set(delivery.id, message);
    }
    return messages;
  }

  private async messageOf(delivery: Delivery, recipient: Found): Promise<OutgoingMessage | 'seen' | null> {
    const { id, operationId, severity, reference, at } = delivery;
    if (delivery.afterId !== null && recipient.acknowledged_at !== null) return 'seen';
    const event = delivery.event as EventName | 'digest'; // written by a handler from a ledger entry, or by a digest
    const reached = await this.reached(delivery, recipient);
    if (reached === null || !(event === 'digest' || isTold(event))) return null;
    const { language, kind: operationKind } = recipient;
    return { ...reached, id, operationId, operationKind, language, event, severity, reference, at };
  }

  private async reached(delivery: Delivery, recipient: Found): Promise<Reached | null> {
    if (delivery.outsideWatchId !== null) return this.outside.open(recipient, this.home);
    const { address: to } = recipient;
    return to === null ? null : { to, secrets: [], link: this.home, unsubscribe: null };
  }

  /** Where the console stands: as configured, else on this machine. */
  private get home(): string {
    const { PUBLIC_URL, PORT, TLS_CERT } = this.configuration;
    return PUBLIC_URL ?? `${TLS_CERT === undefined ? 'http' : 'https'}://localhost:${String(PORT)}`;
  }
}
