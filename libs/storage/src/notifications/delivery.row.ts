import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

export const deliveryStates = ['pending', 'claimed', 'sent', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** A message on its way to one person by one channel. `relayAt` and `leasedUntil` in milliseconds. */
@Entity('deliveries')
export class DeliveryRow {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Text() readonly accountId!: string;
  @Whole() readonly seq!: number;
  @Text() readonly channel!: string;
  @Text() readonly event!: string;
  @OptionalText() readonly reference!: string | null;
  @Text() readonly at!: string;
  @Text() readonly state!: DeliveryState;
  @Whole() readonly attempts!: number;
  @Whole() readonly relayAt!: number;
  @Whole() readonly leasedUntil!: number;
  @OptionalText() readonly sentAt!: string | null;
  @OptionalText() readonly errorCode!: string | null;
}
