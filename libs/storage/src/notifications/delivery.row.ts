import type { Channel, DeliveryLane, DeliveryState, Severity } from '@corridor/domain/notifications';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

/**
 * A message on its way to one recipient by one channel: an account, or somebody outside. `firstTryAt`, `relayAt` and
 * `leasedUntil` in milliseconds of real time, 0 where that has not come.
 */
@Entity('deliveries')
export class DeliveryRow {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @OptionalText() readonly accountId!: string | null;
  @OptionalText() readonly outsideWatchId!: string | null;
  @Whole() readonly seq!: number;
  @Text() readonly channel!: Channel;
  /** The recipient's own way for that channel; null where it is the address of the account. */
  @OptionalText() readonly routeId!: string | null;
  /** It goes only where that one was not seen in time; null where it waits for nothing. */
  @OptionalText() readonly afterId!: string | null;
  @Text() readonly lane!: DeliveryLane;
  @Text() readonly event!: string;
  @Text() readonly severity!: Severity;
  @OptionalText() readonly reference!: string | null;
  @Text() readonly at!: string;
  @Text() readonly state!: DeliveryState;
  @Whole() readonly attempts!: number;
  @Whole() readonly firstTryAt!: number;
  @Whole() readonly relayAt!: number;
  @Whole() readonly leasedUntil!: number;
  @OptionalText() readonly sentAt!: string | null;
  @OptionalText() readonly errorCode!: string | null;
}
