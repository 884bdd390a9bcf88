import { afterRefusal, type Channel } from '@corridor/domain/notifications';
import { Clock } from '@corridor/platform/clock';
import { Metrics } from '@corridor/platform/metrics';
import { Deliveries, type Delivery, type Outcome } from '@corridor/storage/notifications/deliveries';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelsOut } from './channels-out';
import { type ChannelOut, DeliveryRefused, type OutgoingMessage } from './channel';
import { Endpoints } from './endpoints';
import { Recipients } from './recipients';

/**
 * How long messages stay with a process that says nothing of them any more. While one sends, it says so: a slow mail server
 * makes no other send the message too, and a dead process's messages are taken over soon.
 */
const LEASE_MS = 10_000;
/** Messages of one job that are on their way at the same time. */
const AT_ONCE = 8;
/** A message whose turn comes later than that goes back: somebody else's may go meanwhile. */
const LONGEST_WAIT_MS = 2_000;

/** What sending needs of the process. */
@Injectable()
export class DeliverySurroundings {
  constructor(
    readonly clock: Clock,
    readonly metrics: Metrics,
    readonly endpoints: Endpoints,
  ) {}
}

/** Sends the messages of one job: claims them, makes each in its reader's language, hands it over, notes what became of it. */
@Injectable()
export class Deliver implements BeforeApplicationShutdown {
  private isStopping = false;

  constructor(
    private readonly deliveries: Deliveries,
    private readonly recipients: Recipients,
    private readonly channels: ChannelsOut,
    private readonly surroundings: DeliverySurroundings,
  ) {}

  /** A process that ends lets go of what it has not begun. */
  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  /** Rejects where the database does; a message that is sent, given up or in other hands is left alone. */
  async execute(ids: readonly string[]): Promise<void> {
    const claimed = await this.deliveries.claim(ids, LEASE_MS);
    if (claimed.length === 0) return;
    const open = new Set(claimed.map(({ id }) => id));
    const renewing = setInterval(
      () => void this.deliveries.renew([...open], LEASE_MS).catch(() => undefined),
      LEASE_MS / 3,
    );
    try {
      const messages = await this.recipients.messagesFor(claimed);
      const left = claimed.values();
      const one = async (): Promise<void> => {
        for (const delivery of left) {
          await this.deliveries.note(await this.tried(delivery, messages.get(delivery.id) ?? 'no_address'));
          open.delete(delivery.id);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, one));
    } finally {
      clearInterval(renewing);
    }
  }

  private async tried(delivery: Delivery, message: OutgoingMessage | 'no_address' | 'seen'): Promise<Outcome> {
    if (message === 'seen') return this.ended(delivery, 'not_needed', null);
    if (message === 'no_address') return this.ended(delivery, 'failed', 'no_address');
    if (this.isStopping) return this.putBack(delivery, 0, delivery.errorCode);
    const channel = this.channels.of(delivery.channel);
    const endpoint = channel.endpointOf(message);
    const { clock, endpoints } = this.surroundings;
    const { at, isOpen } = endpoints.takeTurn(endpoint, this.channels.perSecond(delivery.channel));
    const wait = at - clock.now();
    if (isOpen || wait > LONGEST_WAIT_MS) return this.putBack(delivery, at, isOpen ? 'unreachable' : null);
    if (wait > 0) await sleep(wait);
    return this.sent(delivery, message, channel, endpoint);
  }

  private async sent(
    delivery: Delivery,
    message: OutgoingMessage,
    channel: ChannelOut,
    endpoint: string,
  ): Promise<Outcome> {
    const { clock, endpoints } = this.surroundings;
    try {
      const state = await channel.send(message);
      endpoints.told(endpoint, null);
      return this.ended(delivery, state, null);
    } catch (error) {
      // What is wrong with us passes, if at all, when somebody mends it.
      const refusal = error instanceof DeliveryRefused ? error : new DeliveryRefused('send_failed', 'passing');
      endpoints.told(endpoint, refusal);
      const tried = { tries: delivery.attempts, firstTryAt: delivery.firstTryAt };
      const { state, relayAt } = afterRefusal(tried, refusal, clock.now(), Math.random());
      if (state === 'failed') return this.ended(delivery, state, refusal.code);
      this.count(delivery.channel, 'again');
      return { id: delivery.id, state, attempts: delivery.attempts, relayAt, sentAt: null, errorCode: refusal.code };
    }
  }

  private ended({ id, channel, attempts }: Delivery, state: Outcome['state'], errorCode: string | null): Outcome {
    this.count(channel, state);
    const hasGone = state === 'sent' || state === 'delivered';
    const sentAt = hasGone ? new Date(this.surroundings.clock.now()).toISOString() : null;
    return { id, state, attempts, relayAt: 0, sentAt, errorCode };
  }

  /** It was not tried, so that it does not count as a try. */
  private putBack({ id, attempts }: Delivery, relayAt: number, errorCode: string | null): Outcome {
    return { id, state: 'pending', attempts: attempts - 1, relayAt: Math.round(relayAt), sentAt: null, errorCode };
  }

  private count(channel: Channel, outcome: Outcome['state'] | 'again'): void {
    this.surroundings.metrics.deliveries.inc({ channel, outcome });
  }
}
