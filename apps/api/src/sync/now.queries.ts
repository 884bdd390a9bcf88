import type { Areas } from '@corridor/domain/accounts';
import { movingStatuses, waitingStatuses } from '@corridor/domain/evacuations';
import type { Sight } from '@corridor/domain/notifications';
import { type Instant, instant } from '@corridor/domain/time';
import type { Convoy } from '@corridor/domain/convoys';
import { byTimeLeft, type Need, needOfItem, needsOfConvoy } from '@corridor/domain/open-items';
import { Clock } from '@corridor/platform/clock';
import { DutyRota } from '@corridor/storage/duty/duty-rota';
import { placeholders } from '@corridor/storage/statements';
import { Storage } from '@corridor/storage/storage';
import { aboutWithin, within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';

const waiting = waitingStatuses.map((each) => `'${each}'`).join(', ');

/** What a coordinator must see first. Parts that the reader may not read are left out, not empty. */
export interface Now {
  readonly asOf: Instant;
  readonly convoys: readonly NowConvoy[];
  readonly needsMe: readonly (Need & { readonly id: string; readonly reference: string | null })[];
  readonly figures?: NowFigures;
}

export type NowConvoy = Pick<
  Convoy,
  | 'id'
  | 'reference'
  | 'status'
  | 'enclaveId'
  | 'departedAt'
  | 'newsDueAt'
  | 'overdueSince'
  | 'problemAt'
  | 'aboardPatients'
  | 'aboardCompanions'
  | 'aboardOthers'
> & {
  /** The place it is on its way to, or leaves next. */
  readonly nextPlace: string | null;
  /** Nobody is on duty for it, or nobody who is can be woken. */
  readonly wakesNobody: boolean;
};

/** Patients, each counted once. */
export interface NowFigures {
  readonly waiting: number;
  /** With a place on a frozen list of a convoy that has not left: among those waiting. */
  readonly onFrozenList: number;
  /** Aboard by name, or on the list of a convoy that has left and of whom nobody said otherwise. */
  readonly moving: number;
  /** Reported or confirmed. */
  readonly diedWaiting: number;
  readonly diedInTransit: number;
}

/** Shown before who may open each item runs out of patience: more than anybody can settle in a watch. */
const MOST_NEEDS = 200;

@Injectable()
export class NowQueries {
  constructor(
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly dutyRota: DutyRota,
  ) {}

  /** The board as it stands, for a reader who sees so far. */
  async read(operationId: string, sight: Sight): Promise<Now> {
    const asOf = await this.operationTime(operationId);
    const [convoys, items, figures] = await Promise.all([
      this.convoys(operationId, sight.convoy ?? [], asOf),
      sight.open_item === undefined ? [] : this.items(operationId, sight.open_item),
      sight.case === undefined ? undefined : this.figures(operationId, sight.case),
    ]);
    const needs = [
      ...convoys.flatMap((convoy) =>
        needsOfConvoy(convoy).map((need) => ({
          ...need,
          id: `${need.kind} ${convoy.id}`,
          reference: convoy.reference,
        })),
      ),
      ...items,
    ];
    return { asOf, convoys, needsMe: byTimeLeft(needs).slice(0, MOST_NEEDS), ...(figures ? { figures } : {}) };
  }

  private async operationTime(operationId: string): Promise<Instant> {
    const [operation] = await this.storage.all<{ clock_offset_ms: number | string }>(
      'SELECT clock_offset_ms FROM operations WHERE id = $1',
      [operationId],
    );
    return instant(this.clock.now() + Number(operation?.clock_offset_ms ?? 0));
  }

  /** Released and not over: those that ring first stand first. */
  private async convoys(operationId: string, areas: Areas, now: Instant): Promise<NowConvoy[]> {
    const parameters: unknown[] = [operationId];
    const rows = await this.storage.records(
      'convoys',
      `WHERE operation_id = $1 AND (released_at IS NOT NULL OR departed_at IS NOT NULL)
          AND all_clear_at IS NULL AND cancelled_at IS NULL${within(areas, 'enclave_id', parameters)}
        ORDER BY COALESCE(overdue_since, news_due_at, planned_at), id`,
      parameters,
    );
    if (rows.length === 0) return [];
    const [legs, asleep] = await Promise.all([
      this.legsAhead(rows.map(({ id }) => id)),
      this.dutyRota.whereNobodyWakes(operationId, now),
    ]);
    return rows.map((convoy) => ({
      ...shown(convoy),
      wakesNobody: asleep(convoy.enclaveId),
      nextPlace: legs.find(({ convoy_id }) => convoy_id === convoy.id)?.to_place ?? null,
    }));
  }

  private legsAhead(convoyIds: readonly string[]): Promise<{ convoy_id: string; to_place: string }[]> {
    if (convoyIds.length === 0) return Promise.resolve([]);
    return this.storage.all(
      `SELECT convoy_id, to_place FROM convoy_legs
        WHERE convoy_id IN (${placeholders(convoyIds.length)}) AND arrived_at IS NULL ORDER BY convoy_id, position`,
      convoyIds,
    );
  }

  private async items(operationId: string, areas: Areas) {
    const parameters: unknown[] = [operationId];
    const reference = `COALESCE((SELECT reference FROM convoys c WHERE c.id = subject_id), (SELECT code FROM medevac_cases m WHERE m.id = subject_id))`;
    const shape = this.storage.shape('openItems');
    const rows = await this.storage.all<Record<string, unknown> & { reference: string | null }>(
      `${shape.select.replace(' FROM ', `, ${reference} AS reference FROM `)}
        WHERE operation_id = $1 AND resolved_at IS NULL${aboutWithin(areas, 'subject_id', parameters)}
        ORDER BY due_at IS NULL, due_at, id LIMIT ${String(MOST_NEEDS)}`,
      parameters,
    );
    return rows.map((row) => {
      const item = shape.decode(row);
      return { ...needOfItem(item), id: item.id, reference: row.reference };
    });
  }

  /** From the kept tallies and from what is on the road: it costs the same however many cases there are. */
  private async figures(operationId: string, areas: Areas): Promise<NowFigures> {
    const parameters: unknown[] = [operationId];
    const rows = await this.storage.all<{ stage: string; n: number | string }>(
      // One statement, so that both parts speak of the same moment. Who is on a list that has left, and of whom nothing was
      // said at the doors, is taken to be aboard: a head count may be all that came.
      `SELECT status AS stage, SUM(count) AS n FROM case_tallies
        WHERE operation_id = $1${within(areas, 'enclave_id', parameters)} GROUP BY status
       UNION ALL
       SELECT CASE WHEN c.departed_at IS NULL OR EXISTS (SELECT 1 FROM boardings b WHERE b.convoy_id = c.id AND b.person_id = l.person_id)
                   THEN 'on_list' ELSE 'on_road' END AS stage, COUNT(*) AS n
         FROM convoys c
         JOIN manifest_lines l ON l.convoy_id = c.id AND l.removed_at IS NULL AND l.holds
         JOIN medevac_cases m ON m.id = l.person_id
        WHERE c.operation_id = $${String(parameters.push(operationId))} AND c.all_clear_at IS NULL AND c.cancelled_at IS NULL
          AND m.status IN (${waiting})${within(areas, 'm.enclave_id', parameters)} GROUP BY 1`,
      parameters,
    );
    const count = (...stages: readonly string[]): number =>
      rows.reduce((sum, { stage, n }) => (stages.includes(stage) ? sum + Number(n) : sum), 0);
    return {
      waiting: count(...waitingStatuses) - count('on_road'),
      onFrozenList: count('on_list'),
      moving: count(...movingStatuses) + count('on_road'),
      diedWaiting: count('died_waiting'),
      diedInTransit: count('died_in_transit'),
    };
  }
}

function shown(convoy: Convoy): Omit<NowConvoy, 'nextPlace' | 'wakesNobody'> {
  const { id, reference, status, enclaveId, departedAt, newsDueAt, overdueSince, problemAt } = convoy;
  const { aboardPatients, aboardCompanions, aboardOthers } = convoy;
  return {
    id,
    reference,
    status,
    enclaveId,
    departedAt,
    newsDueAt,
    overdueSince,
    problemAt,
    aboardPatients,
    aboardCompanions,
    aboardOthers,
  };
}
