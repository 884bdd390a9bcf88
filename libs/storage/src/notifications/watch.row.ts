import type { Severity, Watch, WatchScope } from '@corridor/domain/notifications';
import { Entity } from 'typeorm';
import { Key, OptionalText, Text, Whole } from '../columns';

@Entity('watches')
export class WatchRow implements Watch {
  @Key() readonly id!: string;
  @Text() readonly operationId!: string;
  @Whole() readonly version!: number;
  @Text() readonly accountId!: string;
  @Text() readonly scope!: WatchScope;
  @Text() readonly scopeId!: string;
  @Text() readonly leastSeverity!: Severity;
  @Text() readonly onDutyFrom!: string;
  @OptionalText() readonly onDutyUntil!: string | null;
}
