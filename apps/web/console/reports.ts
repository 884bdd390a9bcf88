import type { FigureKey, FiguresReport, OutsideWatch, ReportAction, ReportStanding } from '@corridor/domain/reports';
import type { DisclosedCount } from '@corridor/domain/reports';
import { operation } from '../shared/session-state';

/** A report as `GET /api/reports` answers it to who may draft. */
export type ReportItem = Pick<
  FiguresReport,
  'id' | 'reference' | 'periodFrom' | 'periodTo' | 'figures' | 'asOf' | 'releasedAt' | 'madeFromSeq'
> & {
  readonly standing: ReportStanding;
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  readonly people: Readonly<Record<'drafted' | 'released' | 'countersigned', string | null>>;
  readonly actions: readonly ReportAction[];
};

/** With its figures: frozen, or counted when it was asked for. */
export interface ReportWithFigures extends ReportItem {
  readonly sha256: string;
  readonly counted: {
    readonly asOf: string;
    readonly figures: readonly {
      readonly key: FigureKey;
      readonly total: DisclosedCount;
      readonly byArea: readonly { readonly key: string; readonly name: string; readonly count: DisclosedCount }[];
    }[];
  };
}

/** An address outside as `GET /api/outside-watches` answers it. */
export type OutsideItem = Pick<OutsideWatch, 'id' | 'channel' | 'language' | 'addedAt' | 'endedAt' | 'ending'> & {
  readonly address: string | null;
  readonly organisation: string | null;
  readonly addedByName: string;
};

/** The page that donors read. */
export const pageOfReport = ({ reference }: Pick<ReportItem, 'reference'>): string =>
  `/reports/${reference}?operationId=${operation.peek()?.id ?? ''}`;
