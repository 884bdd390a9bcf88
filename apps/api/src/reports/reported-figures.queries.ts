import { type FigureGroup, sideBySide, type SumThatDiffers, sumsThatDiffer } from '@corridor/domain/reports';
import type { ReportedFigure } from '@corridor/domain/reports';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';

export interface ReportedFigures {
  readonly groups: readonly FigureGroup<Omit<ReportedFigure, 'operationId'>>[];
  readonly sumsThatDiffer: readonly SumThatDiffers[];
}

/** What others published, side by side. They are public already and are quoted with their source (DOMAIN 0.9). */
@Injectable()
export class ReportedFiguresQueries {
  constructor(private readonly storage: Storage) {}

  /** `knownBy` leaves out what was published after that day. */
  async all(operationId: string, knownBy = '9999-12-31'): Promise<ReportedFigures> {
    const rows = await this.storage.records(
      'reportedFigures',
      'WHERE operation_id = $1 AND known_on <= $2 ORDER BY recorded_at, id',
      [operationId, knownBy],
    );
    const shown = rows.map(({ operationId: _operation, ...figure }) => figure);
    return { groups: sideBySide(shown), sumsThatDiffer: sumsThatDiffer(shown) };
  }
}
