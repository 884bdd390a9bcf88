import { type Role, roles } from '@corridor/domain/accounts';
import {
  severities,
  type Severity,
  type WatchKind,
  watchKinds,
  type WatchScope,
  watchScopes,
  type WatchTiming,
  watchTimings,
} from '@corridor/domain/notifications';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsInstant } from '../http/is-instant';

export class StandWatchDto {
  /** Who is told; left out, the person who asks. */
  @IsOptional()
  @IsUUID()
  readonly accountId?: string;

  /** Whoever holds this role now is told instead of one person, as far as each reaches. */
  @IsOptional()
  @IsIn(roles)
  readonly team?: Role;

  @IsIn(watchScopes)
  readonly scope: WatchScope = 'operation';

  /** The area's, case's or convoy's id; not needed for the whole operation and for alarms. */
  @IsOptional()
  @IsUUID()
  readonly scopeId?: string;

  /** Left out or empty: every kind. */
  @IsArray()
  @ArrayMaxSize(watchKinds.length)
  @ArrayUnique()
  @IsIn(watchKinds, { each: true })
  readonly kinds: readonly WatchKind[] = [];

  @IsIn(severities)
  readonly leastSeverity: Severity = 'attention';

  @IsIn(watchTimings)
  readonly timing: WatchTiming = 'at_once';

  /** Operation time; left out, from now. */
  @IsOptional()
  @IsInstant()
  readonly onDutyFrom?: string;

  /** Operation time; left out, until somebody ends it. */
  @IsOptional()
  @IsInstant()
  readonly onDutyUntil?: string;
}
