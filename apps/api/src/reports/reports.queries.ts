import type { Figures } from '@corridor/documents/figures-page';
import { can } from '@corridor/domain/accounts';
import { unknown } from '@corridor/domain/commands';
import {
  availableReportActions,
  type FiguresReport,
  type ReportAction,
  type ReportStanding,
  standingOf,
} from '@corridor/domain/reports';
import { sha256 } from '@corridor/platform/seal';
import type { RecordOf } from '@corridor/storage/records';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { type Page, pageOf, type PageQuery } from '../http/page';
import { CountFigures, type FrozenFigures } from './count-figures';

export type ReportShown = Pick<
  FiguresReport,
  | 'id'
  | 'version'
  | 'reference'
  | 'periodFrom'
  | 'periodTo'
  | 'figures'
  | 'asOf'
  | 'releasedAt'
  | 'sha256'
  | 'supersedesId'
  | 'supersededById'
> & {
  readonly standing: ReportStanding;
  /** For those who draft: how many entries the ledger has is nobody's outside. */
  readonly madeFromSeq?: number | null;
  /** References of the reports that it corrects, and that corrects it. */
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  /** Who did what: for those who draft and release, and for nobody outside. */
  readonly people?: Readonly<Record<'drafted' | 'released' | 'countersigned', string | null>>;
  readonly actions?: readonly ReportAction[];
};

/** Its figures: frozen, or counted just now. */
export type ReportWithFigures = Omit<ReportShown, 'sha256'> & {
  readonly sha256: string;
  readonly counted: Figures;
};

/** All but the figures themselves: they may be long, and a list does not show them. */
const columns = `id, operation_id, version, reference, state, period_from, period_to, figures, supersedes_id, superseded_by_id, drafted_by,
  drafted_at, discarded_by, discarded_at, released_by, released_at, countersigned_by, countersigned_at, as_of, made_from_seq,
  NULL AS content, sha256,
  (SELECT r.reference FROM figures_reports r WHERE r.id = figures_reports.supersedes_id) AS supersedes,
  (SELECT r.reference FROM figures_reports r WHERE r.id = figures_reports.superseded_by_id) AS superseded_by,
  (SELECT a.name FROM accounts a WHERE a.id = drafted_by) AS drafted,
  (SELECT a.name FROM accounts a WHERE a.id = released_by) AS released,
  (SELECT a.name FROM accounts a WHERE a.id = countersigned_by) AS countersigned`;

type Named = Readonly<Record<'supersedes' | 'superseded_by' | 'drafted' | 'released' | 'countersigned', string | null>>;

/** Reports of figures: released ones for every reader, drafts for who may draft. */
@Injectable()
export class ReportsQueries {
  constructor(
    private readonly storage: Storage,
    private readonly countFigures: CountFigures,
  ) {}

  /** Newest first. */
  async list(caller: Caller, { after, limit }: PageQuery): Promise<Page<ReportShown>> {
    const rows = await this.read(caller, `AND id < $2 ORDER BY id DESC LIMIT ${String(limit + 1)}`, [after ?? 'g']);
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      (row) => row,
    );
  }

  /** Those that a donor's page lists. */
  async released(caller: Caller): Promise<readonly ReportShown[]> {
    return this.read(caller, `AND state = 'released' ORDER BY period_to DESC, id DESC LIMIT 200`, []);
  }

  /** One with its figures, by its id or by its reference. Refuses with `report.unknown`, as for a draft that the caller may not see. */
  async one(caller: Caller, by: { readonly id: string } | { readonly reference: string }): Promise<ReportWithFigures> {
    const [column, value] = 'id' in by ? ['id', by.id] : ['reference', by.reference];
    const [report] = await this.read(caller, `AND ${column} = $2`, [value]);
    if (!report) throw unknown('report', value);
    const [kept] = await this.storage.records('figuresReports', 'WHERE id = $1', [report.id]);
    const { content, asOf } =
      kept?.content == null || kept.asOf === null
        ? await this.countFigures.execute(caller, report)
        : { content: kept.content, asOf: kept.asOf };
    const counted: Figures = { ...(JSON.parse(content) as FrozenFigures), asOf }; // written by `CountFigures`
    return { ...report, asOf, sha256: report.sha256 ?? sha256(content), counted };
  }

  private async read(
    { operation, actor }: Caller,
    rest: string,
    parameters: readonly unknown[],
  ): Promise<readonly ReportShown[]> {
    const seesDrafts = can(actor, 'reports.draft', { operationId: operation.id, enclaveId: null });
    const rows = await this.storage.all<Record<string, unknown> & Named>(
      `SELECT ${columns} FROM figures_reports WHERE operation_id = $1${seesDrafts ? '' : ` AND state = 'released'`} ${rest}`,
      [operation.id, ...parameters],
    );
    const shape = this.storage.shape('figuresReports');
    return rows.map((row) => shown(shape.decode(row), row, seesDrafts ? actor.accountId : null));
  }
}

function shown(report: RecordOf<'figuresReports'>, names: Named, drafterId: string | null): ReportShown {
  const { id, version, reference, periodFrom, periodTo, figures, asOf, releasedAt, madeFromSeq, sha256: hash } = report;
  const { supersedesId, supersededById } = report;
  return {
    id,
    version,
    reference,
    periodFrom,
    periodTo,
    figures,
    asOf,
    releasedAt,
    sha256: hash,
    supersedesId,
    supersededById,
    standing: standingOf(report),
    supersedes: names.supersedes,
    supersededBy: names.superseded_by,
    ...(drafterId === null
      ? {}
      : {
          madeFromSeq,
          people: { drafted: names.drafted, released: names.released, countersigned: names.countersigned },
          actions: availableReportActions(report, drafterId),
        }),
  };
}
