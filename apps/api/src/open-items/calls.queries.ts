import { areasOf } from '@corridor/domain/accounts';
import type { ReportChannel } from '@corridor/domain/commands';
import type { ReportKind } from '@corridor/domain/convoys';
import type { ReportableOutcome, StepKind } from '@corridor/domain/evacuations';
import type { CallSubjectKind } from '@corridor/domain/open-items';
import { Storage } from '@corridor/storage/storage';
import { aboutWithin, within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import { IsOptional, IsUUID } from 'class-validator';
import type { Caller } from '../http/caller';
import { type Page, pageOf, PageQuery } from '../http/page';

export class CallsQuery extends PageQuery {
  /** The convoy or case that the calls are about. */
  @IsOptional()
  @IsUUID()
  readonly about?: string;
}

/** A row of the log: `note` was kept for the record, every other word was entered on behalf of its reporter. */
interface ToldRow {
  readonly id: string;
  readonly what: 'note' | 'died' | ReportKind | StepKind | ReportableOutcome;
  readonly subject_kind: CallSubjectKind | null;
  readonly subject_id: string | null;
  readonly reference: string | null;
  readonly channel: ReportChannel;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly recorded_by_name: string;
  readonly note_id: string | null;
  readonly said_by_id: string | null;
}

/** No call comes later than this cursor. */
const LATEST = '9_';

/** A report about a family has a row a person, and is one call; a death that it tells of stands among the deaths. */
const boardings = `(SELECT report_id AS id, operation_id, case_id, MAX(kind) AS kind, MAX(channel) AS channel, MAX(occurred_at) AS occurred_at,
  MAX(recorded_at) AS recorded_at, MAX(reported_by) AS reported_by, MAX(note_id) AS note_id, MAX(said_by_id) AS said_by_id
  FROM boardings WHERE channel IS NOT NULL AND NOT EXISTS (SELECT 1 FROM death_reports d WHERE d.id = report_id)
  GROUP BY report_id, operation_id, case_id) boardings_told`;

/** Where a call may stand, with that table's words for what was said, of what, and by whom it was entered. */
const sources = [
  { table: 'calls', what: `'note'`, kind: 'subject_kind', subject: 'subject_id', by: 'recorded_by' },
  { table: 'convoy_reports', what: 'kind', kind: `'convoy'`, subject: 'convoy_id', by: 'reported_by' },
  { table: 'death_reports', what: `'died'`, kind: `'case'`, subject: 'case_id', by: 'reported_by' },
  { table: 'outcome_reports', what: 'outcome', kind: `'case'`, subject: 'case_id', by: 'reported_by' },
  { table: boardings, what: 'kind', kind: `'case'`, subject: 'case_id', by: 'reported_by' },
] as const;

/** Everything that reached base by phone, radio, message or paper. Without the words: those are sealed. */
@Injectable()
export class CallsQueries {
  constructor(private readonly storage: Storage) {}

  /** Newest first, as base recorded them; those about a case for who may read cases. */
  async list(
    { operation, actor }: Caller,
    { after, limit, about }: CallsQuery,
  ): Promise<Page<ReturnType<typeof shown>>> {
    const parameters: unknown[] = [];
    const parameter = (value: string): string => `$${String(parameters.push(value))}`;
    const told = sources.map(
      ({ table, what, kind, subject, by }) =>
        `SELECT id, ${what} AS what, ${kind} AS subject_kind, ${subject} AS subject_id, channel, occurred_at, recorded_at, ${by} AS recorded_by, note_id, said_by_id
           FROM ${table} WHERE operation_id = ${parameter(operation.id)} AND channel IS NOT NULL${about === undefined ? '' : ` AND ${subject} = ${parameter(about)}`}`,
    );
    const own = parameter(actor.accountId);
    const seen = aboutWithin(areasOf(actor, 'calls.read'), 't.subject_id', parameters);
    const cases = within(areasOf(actor, 'evacuations.read'), 'm.enclave_id', parameters);
    const rows = await this.storage.all<ToldRow>(
      `SELECT t.*, a.name AS recorded_by_name,
              COALESCE((SELECT reference FROM convoys c WHERE c.id = t.subject_id), (SELECT code FROM medevac_cases m WHERE m.id = t.subject_id)) AS reference
         FROM (${told.join(' UNION ALL ')}) t JOIN accounts a ON a.id = t.recorded_by
        WHERE (t.recorded_by = ${own} OR (TRUE${seen}))
          AND (t.subject_kind IS NULL OR t.subject_kind <> 'case' OR t.subject_id IN (SELECT id FROM medevac_cases m WHERE m.id = t.subject_id${cases}))
          AND (t.recorded_at || '_' || t.id) < ${parameter(after ?? LATEST)}
        ORDER BY t.recorded_at DESC, t.id DESC LIMIT ${String(limit + 1)}`,
      parameters,
    );
    return pageOf(rows, limit, ({ recorded_at, id }) => `${recorded_at}_${id}`, shown);
  }
}

const shown = (row: ToldRow) => ({
  id: row.id,
  what: row.what,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  reference: row.reference,
  channel: row.channel,
  occurredAt: row.occurred_at,
  recordedAt: row.recorded_at,
  recordedBy: row.recorded_by,
  recordedByName: row.recorded_by_name,
  noteId: row.note_id,
  saidById: row.said_by_id,
});
