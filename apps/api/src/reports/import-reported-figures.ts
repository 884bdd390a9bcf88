import { Injectable } from '@nestjs/common';
import type { Envelope } from '../http/caller';
import { importRows, type ImportOutcome, optionalNumber, readCsv, rowEnvelope, shaped } from '../http/csv-rows';
import { RecordReportedFigure } from './record-reported-figure';
import { RecordReportedFigureDto } from './record-reported-figure.dto';

const columns = [
  'what',
  'value',
  'qualifier',
  'as_of',
  'known_on',
  'known_on_basis',
  'source',
  'what_it_counts',
  'source_key',
];

/** Figures of several sources from CSV; all of them stand side by side. */
@Injectable()
export class ImportReportedFigures {
  constructor(private readonly record: RecordReportedFigure) {}

  async execute(envelope: Envelope, csv: unknown): Promise<ImportOutcome> {
    const rows = readCsv(csv, columns);
    return importRows(rows, columns, [], (row) => this.take(envelope, row));
  }

  private async take(envelope: Envelope, row: Record<string, string>) {
    const figure = shaped(RecordReportedFigureDto, {
      what: row['what'],
      value: optionalNumber(row['value']),
      qualifier: row['qualifier'],
      asOf: row['as_of'],
      knownOn: row['known_on'],
      knownOnBasis: row['known_on_basis'],
      source: row['source'],
      whatItCounts: row['what_it_counts'],
      sourceKey: row['source_key'],
    });
    return this.record.execute(rowEnvelope(envelope, 'reported_figure', row), figure);
  }
}
