import type { Role } from '@corridor/domain/accounts';
import type { Severity, Watch, WatchKind, WatchScope, WatchTiming } from '@corridor/domain/notifications';
import { Entity } from 'typeorm';
import { Json, Key, OptionalText, Text, Whole } from '../columns';

@Entity('watches')
export class WatchRow implements Watch {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly accountId!: string;
  @OptionalText() readonly team!: Role | null;
  @Text() readonly scope!: WatchScope;
  @Text() readonly scopeId!: string;
  @Json() readonly kinds!: readonly WatchKind[];
  @Text() readonly leastSeverity!: Severity;
  @Text() readonly timing!: WatchTiming;
  @Text() readonly onDutyFrom!: string;
  @OptionalText() readonly onDutyUntil!: string | null;
}
