import { type DutyShift, wakesNobody, type Waking, wakingOf } from '@corridor/domain/duty';
import type { Instant } from '@corridor/domain/time';
import { Clock } from '@corridor/platform/clock';
import { Injectable } from '@nestjs/common';
import { placeholders } from '../statements';
import { Storage } from '../storage';
import { Writer } from '../writer';

/** A console that is open says so every minute; after three it is taken to be closed. Milliseconds. */
const LISTENING_MS = 180_000;

/** Who is on duty, and by what they can be woken. */
@Injectable()
export class DutyRota {
  constructor(
    private readonly storage: Storage,
    private readonly writer: Writer,
    private readonly clock: Clock,
  ) {}

  /** Shifts that end after one moment and begin before another, of people who still hold a role here. */
  shifts(operationId: string, from: Instant, until: Instant): Promise<DutyShift[]> {
    return shiftsBetween(this.storage, operationId, from, until);
  }

  /** By what each of them can be woken now. */
  async waking(operationId: string, accountIds: readonly string[]): Promise<Waking> {
    const ids = [...new Set(accountIds)];
    if (ids.length === 0) return new Map();
    const [routes, listening] = await Promise.all([
      this.storage.records(
        'contactRoutes',
        `WHERE account_id IN (${placeholders(ids.length)}) AND removed_at IS NULL ORDER BY account_id, position`,
        ids,
      ),
      this.storage.all<{ account_id: string }>(
        `SELECT DISTINCT account_id FROM listening_consoles
          WHERE operation_id = $1 AND heard_at > $2 AND account_id IN (${placeholders(ids.length, 2)})`,
        [operationId, this.clock.now() - LISTENING_MS, ...ids],
      ),
    ]);
    return wakingOf(
      routes,
      listening.map(({ account_id }) => account_id),
    );
  }

  /** Whether an alarm would wake nobody now, by the area in which it rings. */
  async whereNobodyWakes(operationId: string, now: Instant): Promise<(enclaveId: string | null) => boolean> {
    const shifts = await this.shifts(operationId, now, now);
    const waking = await this.waking(
      operationId,
      shifts.map(({ accountId }) => accountId),
    );
    return (enclaveId) => wakesNobody(shifts, waking, { now, enclaveId });
  }

  /** Notes that a console stands open with its sound on, or that it does not any more. */
  async listening(operationId: string, accountId: string, browserId: string, isOn: boolean): Promise<void> {
    const key = [operationId, accountId, browserId];
    await this.writer.transaction((transaction) => {
      // What was said by browsers that are long gone goes along.
      transaction.run('DELETE FROM listening_consoles WHERE heard_at < $1', [this.clock.now() - LISTENING_MS]);
      transaction.run(
        'DELETE FROM listening_consoles WHERE operation_id = $1 AND account_id = $2 AND browser_id = $3',
        key,
      );
      if (isOn)
        transaction.run(
          'INSERT INTO listening_consoles (operation_id, account_id, browser_id, heard_at) VALUES ($1, $2, $3, $4)',
          [...key, this.clock.now()],
        );
    });
  }
}

export function shiftsBetween(
  storage: Storage,
  operationId: string,
  from: Instant,
  until: Instant,
): Promise<DutyShift[]> {
  return storage.records(
    'dutyShifts',
    `WHERE operation_id = $1 AND ends_at > $2 AND starts_at <= $3 AND starts_at < ends_at
        AND account_id IN (SELECT account_id FROM assignments WHERE operation_id = $1 AND revoked_at IS NULL)
      ORDER BY starts_at, id`,
    [operationId, from, until],
  );
}
