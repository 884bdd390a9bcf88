import { RuleViolation } from '@corridor/domain/commands';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Envelope } from '../http/caller';
import { importRows, type ImportOutcome, optionalNumber, readCsv, rowEnvelope, shaped } from '../http/csv-rows';
import { RecordPopulationEstimate } from './record-population-estimate';
import { RecordPopulationEstimateDto } from './record-population-estimate.dto';

const columns = [
  'enclave',
  'value',
  'low',
  'high',
  'qualifier',
  'as_of',
  'known_on',
  'known_on_basis',
  'source',
  'method',
  'displaced_included',
  'scope_note',
  'source_key',
];

/** Estimates of several sources from CSV; all of them stand side by side. */
@Injectable()
export class ImportPopulationEstimates {
  constructor(
    private readonly record: RecordPopulationEstimate,
    private readonly storage: Storage,
  ) {}

  async execute(envelope: Envelope, csv: unknown): Promise<ImportOutcome> {
    const rows = readCsv(csv, columns);
    const known = await this.storage.records('enclaves', 'WHERE operation_id = $1', [envelope.operation.id]);
    return importRows(rows, columns, [], async (row) => {
      const enclave = known.find(({ slug }) => slug === row['enclave']);
      if (!enclave) throw new RuleViolation('enclave.unknown', { slug: row['enclave'] ?? '' }, 'not_found');
      return this.record.execute(
        rowEnvelope(envelope, 'estimate', row),
        shaped(RecordPopulationEstimateDto, {
          enclaveId: enclave.id,
          value: optionalNumber(row['value']),
          low: optionalNumber(row['low']),
          high: optionalNumber(row['high']),
          qualifier: row['qualifier'],
          asOf: row['as_of'],
          knownOn: row['known_on'],
          knownOnBasis: row['known_on_basis'],
          source: row['source'],
          method: row['method'],
          displacedIncluded: optionalNumber(row['displaced_included']),
          scopeNote: row['scope_note'],
          sourceKey: row['source_key'],
        }),
      );
    });
  }
}
