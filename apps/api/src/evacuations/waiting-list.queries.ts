import { areasOf } from '@corridor/domain/accounts';
import { closedGates, gatesOf, isReady, isReassessmentDue, rankOf } from '@corridor/domain/evacuations';
import { minutesBetween } from '@corridor/domain/time';
import { readCaseFiles, readRequirements } from '@corridor/storage/evacuations/case-files';
import { BY_RANK, PRIORITY, WAITS } from '@corridor/storage/evacuations/waiting-order';
import type { RecordOf } from '@corridor/storage/records';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { type Page, pageOf, PageQuery } from '../http/page';

type Waiting = ReturnType<WaitingListQueries['shown']>;

/** Who waits, in the order of what is stored of them: priority, due, listed at, code. Nothing else can move anybody. */
@Injectable()
export class WaitingListQueries {
  constructor(private readonly storage: Storage) {}

  async list({ operation, actor, now }: Caller, { after, limit }: PageQuery): Promise<Page<Waiting>> {
    const parameters: unknown[] = [operation.id];
    const from = after === undefined ? '' : await this.behind(operation.id, after, parameters);
    const seen = within(areasOf(actor, 'evacuations.read'), 'enclave_id', parameters);
    const rows = await this.storage.records(
      'medevacCases',
      `WHERE operation_id = $1 AND ${WAITS}${from}${seen} ORDER BY ${BY_RANK} LIMIT ${String(limit + 1)}`,
      parameters,
    );
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

  /** Behind a case by the same tuple, as rows that compare: a case that moved meanwhile is where it is now. */
  private async behind(operationId: string, after: string, parameters: unknown[]): Promise<string> {
    const [last] = await this.storage.records('medevacCases', 'WHERE operation_id = $1 AND id = $2', [
      operationId,
      after,
    ]);
    if (!last) return ' AND 1 = 0';
    const order = ['P1', 'P2', 'P3', 'unknown', 'P4'].indexOf(last.priority);
    const tuple = [order, last.dueAt ?? '9999', last.listedAt ?? '9999', last.code];
    const marks = tuple.map((each) => `$${String(parameters.push(each))}`);
    // The first bound says nothing more, but an index can begin at it.
    return ` AND ${PRIORITY} >= ${marks[0] ?? ''} AND (${BY_RANK}) > (${marks.join(', ')})`;
  }

  private shown(
    found: RecordOf<'medevacCases'>,
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
