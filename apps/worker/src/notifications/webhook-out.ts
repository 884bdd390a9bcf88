import { Clock } from '@corridor/platform/clock';
import { Configuration } from '@corridor/platform/configuration';
import { post } from '@corridor/platform/outgoing/post';
import { parseTarget } from '@corridor/platform/outgoing/target';
import { Injectable } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import { type ChannelOut, DeliveryRefused, type OutgoingMessage, refusedBy } from './channel';

/** Webhooks as https://www.standardwebhooks.com asks for: signed, so that the receiver knows who speaks, with an id to tell repeats. */
@Injectable()
export class WebhookOut implements ChannelOut {
  constructor(
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** Whoever stands behind it: a host has one fate, however many addresses it has. */
  endpointOf({ to }: OutgoingMessage): string {
    return `webhook ${URL.canParse(to) ? new URL(to).host : 'nowhere'}`;
  }

  async send(message: OutgoingMessage): Promise<'delivered'> {
    const sentAt = new Date(this.clock.now());
    const body = payloadOf(message, sentAt);
    const headers = {
      'content-type': 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
      'webhook-signature': signatures(message, sentAt, body),
    };
    try {
      await post(parseTarget(message.to, this.configuration.allowedHosts), { body, headers });
    } catch (error) {
      throw refusedBy('webhook', error);
    }
    return 'delivered';
  }
}

/** The hour is that of the sending: when a convoy left or a report came is for those who sign in. */
const payloadOf = ({ id, event, reference, severity, operationKind }: OutgoingMessage, sentAt: Date): string =>
  JSON.stringify({
    type: event,
    timestamp: sentAt.toISOString(),
    data: { id, reference, severity, operation: operationKind },
  });

/** One signature a secret, so that a receiver may change over whenever it likes. */
function signatures({ id, secrets }: OutgoingMessage, sentAt: Date, body: string): string {
  try {
    if (secrets.length === 0) throw new Error('no secret');
    return secrets.map((secret) => new Webhook(secret).sign(id, sentAt, body)).join(' ');
  } catch {
    // Unsigned, it would teach the receiver to believe anybody.
    throw new DeliveryRefused('webhook_not_signed', 'final');
  }
}
