import type { Figure, Figures } from '@corridor/documents/figures-page';
import { arrivedStatuses, movingStatuses, waitingStatuses } from '@corridor/domain/evacuations';
import { type CountGroup, disclose, type FigureKey, figureKeys } from '@corridor/domain/reports';
import { instant } from '@corridor/domain/time';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { ReportedFiguresQueries } from './reported-figures.queries';
import { type Period, SituationQueries } from './situation.queries';

interface Counted {
  readonly admin1_code: string;
  readonly month: string;
  readonly requested: number | string;
  readonly moved: number | string;
  readonly died: number | string;
  /** Of those who moved. */
  readonly died_moving: number | string;
  readonly ended: number | string;
}

interface Delivered {
  readonly admin1_code: string;
  readonly month: string;
  readonly patients: number | string;
  readonly companions: number | string;
}

/** A claim from the future counts from when base heard it: a phone's clock makes no month of its own. */
const monthAsked = 'SUBSTR(CASE WHEN m.submitted_at < m.recorded_at THEN m.submitted_at ELSE m.recorded_at END, 1, 7)';

const listOf = (statuses: readonly string[]): string => statuses.map((each) => `'${each}'`).join(', ');
/**
 * Those whose waiting ended, and in no death while they waited; who left on a convoy of ours is counted by its embargo. Who
 * moves waits, as far as anybody outside is told: a number that fell with a departure would tell of it.
 */
const endedOtherwise = `m.status NOT IN (${listOf([...waitingStatuses, ...movingStatuses, 'died_waiting'])})`;
const departed = `m.status IN (${listOf([...arrivedStatuses, 'died_in_transit', 'died_after_arrival'])})`;
const step = `SELECT 1 FROM boardings b JOIN convoys c ON c.id = b.convoy_id
               WHERE b.person_id = m.id AND b.kind IN ('boarded', 'taken_off', 'died', 'handed_over')`;
/** By name, on a convoy whose embargo is over. */
const leftByName = `(${departed} AND EXISTS (${step} AND c.all_clear_at <= $1))`;
/** On a convoy whose embargo is over, by name or as base counted the list out. */
const moved = `(m.status <> 'died_waiting' AND (EXISTS (SELECT 1 FROM manifest_lines l JOIN convoys c ON c.id = l.convoy_id
                                     WHERE l.person_id = m.id AND l.travelled AND c.all_clear_at <= $1) OR ${leftByName}))`;
const underEmbargo = `EXISTS (${step} AND c.cancelled_at IS NULL AND (c.all_clear_at IS NULL OR c.all_clear_at > $1))`;

type Measured = { readonly area: string; readonly month: string; readonly value: number };

/**
 * Counts for donors. Reads no table that knows a person's identity, nothing below the first administrative level, and
 * nothing of a convoy before its all-clear is older than the embargo; every number passes `disclose`.
 */
@Injectable()
export class FiguresQueries {
  constructor(
    private readonly storage: Storage,
    private readonly situation: SituationQueries,
    private readonly published: ReportedFiguresQueries,
  ) {}

  /** `period`: the days whose news stands beside the counts; left out, this month's and last month's. */
  async latest({ operation, now }: Caller, period?: Period): Promise<Figures> {
    const [{ embargo_hours: embargo } = { embargo_hours: 48 }] = await this.storage.all<{
      embargo_hours: number | string;
    }>('SELECT embargo_hours FROM operations WHERE id = $1', [operation.id]);
    const embargoHours = Number(embargo);
    const clearedBy = instant(Date.parse(now) - embargoHours * 3_600_000);
    const today = now.slice(0, 10);
    const [areas, cases, convoys, situation, published] = await Promise.all([
      this.areas(operation.id),
      this.cases(operation.id, clearedBy),
      this.delivered(operation.id, clearedBy),
      this.situation.asOf(operation.id, today, period),
      this.published.all(operation.id, today),
    ]);
    const measures: Readonly<Record<FigureKey, readonly Measured[]>> = {
      waiting: cases.map((row) =>
        measured(row, Number(row.requested) - Number(row.moved) - Number(row.died) - Number(row.ended)),
      ),
      died_waiting: cases.map((row) => measured(row, row.died)),
      died_in_transit: cases.map((row) => measured(row, row.died_moving)),
      evacuated_patients: convoys.map((row) => measured(row, row.patients)),
      evacuated_companions: convoys.map((row) => measured(row, row.companions)),
    };
    const { name, kind, timeZone } = operation;
    return {
      asOf: now,
      operation: { name, kind, timeZone },
      embargoHours,
      figures: figureKeys.map((key) => figure(key, measures[key], areas)),
      ...situation,
      published,
    };
  }

  private async areas(operationId: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.storage.all<{ admin1_code: string; admin1_name: string }>(
      'SELECT DISTINCT admin1_code, admin1_name FROM enclaves WHERE operation_id = $1 ORDER BY admin1_code',
      [operationId],
    );
    return new Map(rows.map(({ admin1_code, admin1_name }) => [admin1_code, admin1_name]));
  }

  /**
   * Cases by area and month of the request: each waits, moved or died. *Moved* are those whose convoy's embargo is over, and
   * who died on the way or after it is one of them; a death counts from its report on, before the call back, or the dead
   * would be lost from what was asked for.
   */
  private cases(operationId: string, clearedBy: string): Promise<Counted[]> {
    return this.storage.all<Counted>(
      `SELECT e.admin1_code, ${monthAsked} AS month, COUNT(*) AS requested,
              SUM(CASE WHEN ${moved} THEN 1 ELSE 0 END) AS moved,
              SUM(CASE WHEN m.status = 'died_in_transit' AND ${moved} THEN 1 ELSE 0 END) AS died_moving,
              SUM(CASE WHEN m.status = 'died_waiting' THEN 1 ELSE 0 END) AS died,
              SUM(CASE WHEN ${endedOtherwise} AND NOT ${leftByName} AND NOT ${underEmbargo}
                             AND NOT EXISTS (SELECT 1 FROM manifest_lines l WHERE l.person_id = m.id AND l.travelled)
                       THEN 1 ELSE 0 END) AS ended
         FROM medevac_cases m JOIN enclaves e ON e.id = m.enclave_id
        WHERE m.operation_id = $2 GROUP BY e.admin1_code, ${monthAsked}`,
      [clearedBy, operationId],
    );
  }

  /** People counted out by base, by area and month of the all-clear. */
  private delivered(operationId: string, clearedBy: string): Promise<Delivered[]> {
    return this.storage.all<Delivered>(
      `SELECT e.admin1_code, SUBSTR(c.all_clear_at, 1, 7) AS month, SUM(c.delivered_patients) AS patients, SUM(c.delivered_companions) AS companions
         FROM convoys c JOIN enclaves e ON e.id = c.enclave_id
        WHERE c.operation_id = $1 AND c.all_clear_at <= $2 GROUP BY e.admin1_code, SUBSTR(c.all_clear_at, 1, 7)`,
      [operationId, clearedBy],
    );
  }
}

const measured = (
  { admin1_code, month }: { admin1_code: string; month: string },
  value: number | string,
): Measured => ({
  area: admin1_code,
  month,
  value: Number(value),
});

function figure(key: FigureKey, rows: readonly Measured[], areas: ReadonlyMap<string, string>): Figure {
  const byArea: CountGroup = {
    key: 'area',
    cells: [...areas.keys()].map((area) => ({ key: area, value: sumOf(rows.filter((row) => row.area === area)) })),
  };
  const months = [...new Set(rows.map(({ month }) => month))].sort();
  const byMonth: CountGroup = {
    key: 'month',
    cells: months.map((month) => ({ key: month, value: sumOf(rows.filter((row) => row.month === month)) })),
  };
  const { total, groups } = disclose(sumOf(rows), [byArea, byMonth]);
  const [shownAreas, shownMonths] = groups;
  return {
    key,
    total,
    byArea: (shownAreas?.cells ?? []).map((cell) => ({ ...cell, name: areas.get(cell.key) ?? cell.key })),
    byMonth: shownMonths?.cells ?? [],
  };
}

const sumOf = (rows: readonly Measured[]): number => rows.reduce((sum, { value }) => sum + value, 0);
