import { type Areas, areasOf } from '@corridor/domain/accounts';
import { closedGates, gatesOf, isReady, isReassessmentDue, rankOf, rankOfPriority } from '@corridor/domain/evacuations';
import { minutesBetween } from '@corridor/domain/time';
import { readCaseFiles, readRequirements } from '@corridor/storage/evacuations/case-files';
import { BY_RANK, RANK_TERMS, WAITS } from '@corridor/storage/evacuations/rank';
import type { RecordOf } from '@corridor/storage/records';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { type Page, pageOf, PageQuery } from '../http/page';

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
    const rows = last === undefined ? [] : await this.first(areas, operation.id, last, limit + 1);
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

  /**
   * The first ones behind a place in the list. Each way of being behind it, in each area, is read from an index of its own
   * order, and of these the first: a page costs the same wherever it stands, and nothing for what waits elsewhere.
   */
  private first(areas: Areas, operationId: string, last: Tuple | null, most: number): Promise<Case[]> {
    const parameters: unknown[] = [];
    const mark = (value: unknown): string => `$${String(parameters.push(value))}`;
    const parts = (areas === 'every' ? [null] : areas).flatMap((area) =>
      waysBehind(last).map((way) => {
        const place = `operation_id = ${mark(operationId)}${area === null ? '' : ` AND enclave_id = ${mark(area)}`}`;
        const behind = way.map(({ term, sign, value }) => ` AND ${term} ${sign} ${mark(value)}`).join('');
        // What is the same in all of them orders nothing, and SQLite would sort by it.
        const order = RANK_TERMS.slice(Math.max(0, way.length - 1)).join(', ');
        return `${place} AND ${WAITS}${behind} ORDER BY ${order} LIMIT ${String(most)}`;
      }),
    );
    const [only] = parts;
    if (only === undefined) return Promise.resolve([]);
    const found = parts.map(
      (part, i) => `SELECT id FROM (SELECT id FROM medevac_cases WHERE ${part}) AS part${String(i)}`,
    );
    return this.storage.records(
      'medevacCases',
      parts.length === 1
        ? `WHERE ${only}`
        : `WHERE id IN (${found.join(' UNION ALL ')}) ORDER BY ${BY_RANK} LIMIT ${String(most)}`,
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
    const { id, version, code, status, acuity, mobility, ageBand, sex, enclaveId, submittedAt, deterioratedAt } = found;
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
      deterioratedAt,
      reassessBy: found.reassessBy,
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

interface Bound {
  readonly term: string;
  readonly sign: '=' | '>';
  readonly value: Tuple[number];
}

/** The four ways of standing behind a place: the same in so many terms, and behind in the next. An index begins at each. */
function waysBehind(last: Tuple | null): readonly (readonly Bound[])[] {
  if (last === null) return [[]];
  const bound = (term: number, sign: Bound['sign']): Bound => ({
    term: RANK_TERMS[term] ?? '',
    sign,
    value: last[term] ?? '',
  });
  return last.map((_, term) => [...last.slice(0, term).map((_same, i) => bound(i, '=')), bound(term, '>')]);
}
