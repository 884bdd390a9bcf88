import type { Language } from '@corridor/domain/accounts';
import { isTold, severityOf } from '@corridor/domain/notifications';
import type { EventName } from '@corridor/domain/audit';
import { renderMail } from '@corridor/documents/mail';
import type { OperationKind } from '@corridor/domain/operations';
import { Clock } from '@corridor/platform/clock';
import { Configuration } from '@corridor/platform/configuration';
import { Deliveries, type Delivery } from '@corridor/storage/notifications/deliveries';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import { type Mail, MailOut, MailRefused } from './mail-out';

/**
 * How long a message stays with a process that says nothing of it any more. While one sends, it says so: a slow mail server
 * makes no other send the message too, and a dead process's messages are taken over soon.
 */
const LEASE_MS = 10_000;

/** What a message needs of the process: the time, and where the console is. */
@Injectable()
export class MailSurroundings {
  constructor(
    private readonly clock: Clock,
    private readonly configuration: Configuration,
  ) {}

  realTime(): string {
    return new Date(this.clock.now()).toISOString();
  }

  /** Where the console stands: as configured, else on this machine. */
  get link(): string {
    const { PUBLIC_URL, PORT, TLS_CERT } = this.configuration;
    return PUBLIC_URL ?? `${TLS_CERT === undefined ? 'http' : 'https'}://localhost:${String(PORT)}`;
  }
}

/** Sends one message: claims it, makes it in the reader's language, hands it over, notes what became of it. */
@Injectable()
export class DeliverMail {
  constructor(
    private readonly storage: Storage,
    private readonly deliveries: Deliveries,
    private readonly mailOut: MailOut,
    private readonly surroundings: MailSurroundings,
  ) {}

  /** Rejects where it should be tried again; a message that is sent or given up already is left alone. */
  async execute(deliveryId: string, isLastTry: boolean): Promise<void> {
    const delivery = await this.deliveries.claim(deliveryId, LEASE_MS);
    if (!delivery) return;
    const mail = await this.compose(delivery);
    if (mail === null) return this.deliveries.failed(deliveryId, 'no_address', true);
    const renewing = setInterval(
      () => void this.deliveries.renew(deliveryId, LEASE_MS).catch(() => undefined),
      LEASE_MS / 3,
    );
    try {
      await this.mailOut.send(mail);
    } catch (error) {
      const { code, isFinal } = error instanceof MailRefused ? error : { code: 'mail_failed', isFinal: false };
      const isOver = isFinal || isLastTry;
      await this.deliveries.failed(deliveryId, code, isOver);
      if (isOver) return;
      throw error;
    } finally {
      clearInterval(renewing);
    }
    await this.deliveries.sent(deliveryId, this.surroundings.realTime());
  }

  private async compose({ id, operationId, accountId, event, reference, at }: Delivery): Promise<Mail | null> {
    const [found] = await this.storage.all<{ email: string | null; language: Language; kind: OperationKind }>(
      `SELECT r.address AS email, a.language, o.kind FROM accounts a
         JOIN operations o ON o.id = $1
         LEFT JOIN contact_routes r ON r.account_id = a.id AND r.channel = 'mail' AND r.removed_at IS NULL
        WHERE a.id = $2 AND a.disabled_at IS NULL ORDER BY r.position LIMIT 1`,
      [operationId, accountId],
    );
    const name = event as EventName; // written by a handler from a ledger entry
    if (!found || found.email === null || !isTold(name)) return null;
    const { subject, text, html } = renderMail(
      {
        event: name,
        severity: severityOf[name],
        reference,
        operationKind: found.kind,
        link: this.surroundings.link,
      },
      found.language,
    );
    return { id, operationId, to: found.email, subject, text, html, at };
  }
}
