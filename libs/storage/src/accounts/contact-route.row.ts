import type { ContactRoute, RouteChannel } from '@corridor/domain/accounts';
import { Entity } from 'typeorm';
import { Flag, Key, OptionalText, Text, Whole } from '../columns';

/** How a person is reached. An address that is taken away is overwritten. */
@Entity('contact_routes')
export class ContactRouteRow implements ContactRoute {
  @Key() readonly id!: string;
  @Text() readonly accountId!: string;
  @Whole() readonly position!: number;
  @Text() readonly channel!: RouteChannel;
  @OptionalText() readonly address!: string | null;
  @Flag() readonly canWake!: boolean;
  @Whole() readonly waitMinutes!: number;
  @Text() readonly setAt!: string;
  @OptionalText() readonly removedAt!: string | null;
}
