import type { WatchTiming } from '@corridor/domain/notifications';
import { Entity } from 'typeorm';
import { OptionalText, Text } from '../columns';
import { ToldRow } from './told.row';

/** What somebody is told with their next digest. It becomes a message of their inbox under the same id. */
@Entity('gathered_messages')
export class GatheredMessageRow extends ToldRow {
  @Text() readonly timing!: WatchTiming;
  /** The convoy that must be out of the road's danger first; null where nothing is waited for. */
  @OptionalText() readonly afterAllClearOf!: string | null;
}
