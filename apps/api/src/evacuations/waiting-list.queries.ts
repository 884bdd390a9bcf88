import { areasOf } from '@corridor/domain/accounts';
import {
  closedGates,
  gatesOf,
  isReady,
  isReassessmentDue,
  rankOf,
  rankOfPriority,
  waitingStatuses,
} from '@corridor/domain/evacuations';
import { minutesBetween } from '@corridor/domain/time';
import { readCaseFiles, readRequirements } from '@corridor/storage/evacuations/case-files';
import type { RecordOf } from '@corridor/storage/records';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { type Page, pageOf, PageQuery } from '../http/page';

/** In the words of its index, which serves only who asks so. */
const WAITS = `status IN (${waitingStatuses.map((each) => `'${each}'`).join(', ')})`;
const PRIORITY = `(CASE priority WHEN 'P1' THEN 0 WHEN 'P2' THEN 1 WHEN 'P3' THEN 2 WHEN 'P4' THEN 4 ELSE 3 END)`;
const DUE = `(COALESCE(due_at, '9999'))`;
const LISTED = `(COALESCE(listed_at, '9999'))`;

const RANK = `${PRIORITY}, ${DUE}, ${LISTED}, code`;

type Case = RecordOf<'medevacCases'>;
type Tuple = readonly [number, string, string, string];
type Waiting = ReturnType<WaitingListQueries['shown']>;

/** Who waits, in the order of what is stored of them: priority, due, listed at, code. Nothing else can move anybody. */
@Injectable()
export class WaitingListQueries {
  constructor(private readonly storage: Storage) {}

  async list({ operation, actor, now }: Caller, { after, limit }: PageQuery): Promise<Page<Waiting>> {
    const last = after === undefined ? null : await this.tupleOf(operation.id, after);
    const areas = areasOf(actor, 'evacuations.read');
    const rows =
      last === undefined
        ? []
        : areas === 'every'
          ? await this.first(operation.id, last, limit + 1)
          : await this.firstIn(areas, operation.id, last, limit + 1);
    const [files, required] = await Promise.all([
      readCaseFiles(this.storage, operation.id, rows.slice(0, limit)),
      readRequirements(this.storage, operation.id),
    ]);
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      (found) => this.shown(found, files, required, now),
    );
  }

  private first(operationId: string, last: Tuple | null, most: number): Promise<Case[]> {
    const parameters: unknown[] = [operationId];
    const from = behind(last, parameters);
    return this.storage.records(
      'medevacCases',
      `WHERE operation_id = $1 AND ${WAITS}${from} ORDER BY ${RANK} LIMIT ${String(most)}`,
      parameters,
    );
  }

  /** The first of each area by its own index, and of these the first: one area's list costs nothing for what waits elsewhere. */
  private firstIn(areas: readonly string[], operationId: string, last: Tuple | null, most: number): Promise<Case[]> {
    if (areas.length === 0) return Promise.resolve([]);
    const parameters: unknown[] = [];
    const ofEach = areas.map((area, i) => {
      const place = `operation_id = $${String(parameters.push(operationId))} AND enclave_id = $${String(parameters.push(area))}`;
      return `SELECT id FROM (SELECT id FROM medevac_cases WHERE ${place} AND ${WAITS}${behind(last, parameters)}
         ORDER BY ${RANK} LIMIT ${String(most)}) AS area${String(i)}`;
    });
    return this.storage.records(
      'medevacCases',
      `WHERE id IN (${ofEach.join(' UNION ALL ')}) ORDER BY ${RANK} LIMIT ${String(most)}`,
      parameters,
    );
  }

  /** Where a case stands now, if it moved meanwhile; undefined where this operation has none such. */
  private async tupleOf(operationId: string, id: string): Promise<Tuple | undefined> {
    const [last] = await this.storage.records('medevacCases', 'WHERE operation_id = $1 AND id = $2', [operationId, id]);
    return last && [rankOfPriority(last.priority), last.dueAt ?? '9999', last.listedAt ?? '9999', last.code];
  }

  private shown(
    found: Case,
    files: Awaited<ReturnType<typeof readCaseFiles>>,
    required: Awaited<ReturnType<typeof readRequirements>>,
    now: string,
  ) {
    const { id, version, code, status, acuity, mobility, ageBand, sex, enclaveId, submittedAt, reassessBy } = found;
    const file = files.get(id);
    const states = file ? gatesOf(file, id, required, now) : [];
    return {
      id,
      version,
      code,
      status,
      acuity,
      mobility,
      ageBand,
      sex,
      enclaveId,
      submittedAt,
      reassessBy,
      rank: rankOf(found),
      daysWaiting: Math.max(0, Math.floor(minutesBetween(submittedAt, now) / 1_440)),
      isReassessmentDue: isReassessmentDue(found, now),
      companions: file?.companions.length ?? 0,
      isReady: isReady(states),
      missing: (file ? closedGates(file, id, required, now) : []).map(({ gate, missing, since }) => ({
        gate,
        missing,
        since,
      })),
    };
  }
}

/** Behind a place in the list, as rows that compare. */
function behind(last: Tuple | null, parameters: unknown[]): string {
  if (last === null) return '';
  // The first bound says nothing more, but an index can begin at it.
  const first = `$${String(parameters.push(last[0]))}`;
  const marks = last.map((each) => `$${String(parameters.push(each))}`);
  return ` AND ${PRIORITY} >= ${first} AND (${RANK}) > (${marks.join(', ')})`;
}
