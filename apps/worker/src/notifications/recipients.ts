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

interface Found {
  readonly id: string;
  readonly address: string | null;
  readonly language: Language;
  readonly kind: OperationKind;
  readonly acknowledged_at: string | null;
}

/** Who a message goes to, looked up when it goes: an address that was changed meanwhile counts. */
@Injectable()
export class Recipients {
  constructor(
    private readonly storage: Storage,
    private readonly configuration: Configuration,
  ) {}

  /** By the delivery's id. `seen`: it was kept for the case that nobody saw the one before. Left out: no address any more. */
  async messagesFor(deliveries: readonly Delivery[]): Promise<ReadonlyMap<string, OutgoingMessage | 'seen'>> {
    const ids = deliveries.map(({ id }) => id);
    const found = await this.storage.all<Found>(
      `SELECT d.id, r.address, a.language, o.kind, i.acknowledged_at
         FROM deliveries d
         JOIN operations o ON o.id = d.operation_id
         JOIN accounts a ON a.id = d.account_id AND a.disabled_at IS NULL
         LEFT JOIN contact_routes r ON r.id = d.route_id AND r.removed_at IS NULL
         LEFT JOIN inbox_messages i ON i.operation_id = d.operation_id AND i.seq = d.seq AND i.account_id = d.account_id
        WHERE d.id IN (${placeholders(ids.length)})`,
      ids,
    );
    const byId = new Map(found.map((each) => [each.id, each]));
    return new Map(
      deliveries.flatMap((delivery) => {
        const recipient = byId.get(delivery.id);
        const message = recipient && this.messageOf(delivery, recipient);
        return message ? [[delivery.id, message] as const] : [];
      }),
    );
  }

  private messageOf(delivery: Delivery, recipient: Found): OutgoingMessage | 'seen' | null {
    const { id, operationId, severity, reference, at } = delivery;
    if (delivery.afterId !== null && recipient.acknowledged_at !== null) return 'seen';
    const event = delivery.event as EventName | 'digest'; // written by a handler from a ledger entry, or by a digest
    if (recipient.address === null || !(event === 'digest' || isTold(event))) return null;
    const { address: to, language, kind: operationKind } = recipient;
    return {
      id,
      operationId,
      operationKind,
      to,
      secrets: [],
      language,
      event,
      severity,
      reference,
      link: this.link,
      at,
    };
  }

  /** Where the console stands: as configured, else on this machine. */
  private get link(): string {
    const { PUBLIC_URL, PORT, TLS_CERT } = this.configuration;
    return PUBLIC_URL ?? `${TLS_CERT === undefined ? 'http' : 'https'}://localhost:${String(PORT)}`;
  }
}
