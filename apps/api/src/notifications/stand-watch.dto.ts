import { severities, type Severity, type WatchScope, watchScopes } from '@corridor/domain/notifications';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsInstant } from '../http/is-instant';

export class StandWatchDto {
  /** Who is on duty; left out, the person who asks. */
  @IsOptional()
  @IsUUID()
  readonly accountId?: string;

  @IsIn(watchScopes)
  readonly scope: WatchScope = 'operation';

  /** The area's or convoy's id; not needed for the whole operation. */
  @IsOptional()
  @IsUUID()
  readonly scopeId?: string;

  @IsIn(severities)
  readonly leastSeverity: Severity = 'attention';

  /** Operation time; left out, from now. */
  @IsOptional()
  @IsInstant()
  readonly onDutyFrom?: string;

  /** Operation time; left out, until somebody ends it. */
  @IsOptional()
  @IsInstant()
  readonly onDutyUntil?: string;
}
