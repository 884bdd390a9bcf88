import { RuleViolation } from '@corridor/domain/commands';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Envelope } from '../http/caller';
import { importRows, type ImportOutcome, parts, readCsv, rowEnvelope, shaped } from '../http/csv-rows';
import { LogEnclave } from './log-enclave';
import { LogEnclaveDto } from './log-enclave.dto';
import { RecordAccessClassification } from './record-access-classification';
import { RecordAccessClassificationDto } from './record-access-classification.dto';

const enclaveColumns = [
  'slug',
  'kind',
  'name_en',
  'name_ar',
  'aliases',
  'admin1_name',
  'admin1_pcode',
  'pcodes',
  'lat',
  'lon',
];
const opinionColumns = [
  'enclave',
  'classification',
  'classifier',
  'effective_on',
  'known_on',
  'known_on_basis',
  'scope_note',
  'source_key',
];

/**
 * Areas and their classifications from CSV. Columns about who holds or besieges a place are left out, and the answer says
 * so: they are the situation analyst's, and off unless an operation asks for them (DOMAIN 0.6).
 */
@Injectable()
export class ImportEnclaves {
  constructor(
    private readonly logEnclave: LogEnclave,
    private readonly recordAccessClassification: RecordAccessClassification,
    private readonly storage: Storage,
  ) {}

  async enclaves(envelope: Envelope, csv: unknown): Promise<ImportOutcome> {
    const rows = readCsv(csv, enclaveColumns);
    return importRows(rows, enclaveColumns, ['enclave.slug_taken'], (row) =>
      this.logEnclave.execute(
        rowEnvelope(envelope, 'enclave', row),
        shaped(LogEnclaveDto, {
          slug: row['slug'],
          kind: row['kind'],
          nameEn: row['name_en'],
          nameAr: row['name_ar'],
          aliases: parts(row['aliases']),
          admin1Name: row['admin1_name'],
          admin1Code: row['admin1_pcode'],
          pcodes: parts(row['pcodes']),
          latitude: Number(row['lat']),
          longitude: Number(row['lon']),
        }),
      ),
    );
  }

  async classifications(envelope: Envelope, csv: unknown): Promise<ImportOutcome> {
    const rows = readCsv(csv, opinionColumns);
    const known = await this.storage.records('enclaves', 'WHERE operation_id = $1', [envelope.operation.id]);
    return importRows(rows, opinionColumns, [], async (row) => {
      const enclave = known.find(({ slug }) => slug === row['enclave']);
      if (!enclave) throw new RuleViolation('enclave.unknown', { slug: row['enclave'] ?? '' }, 'not_found');
      return this.recordAccessClassification.execute(
        rowEnvelope(envelope, 'classification', row),
        enclave.id,
        shaped(RecordAccessClassificationDto, {
          classification: row['classification'],
          classifier: row['classifier'],
          effectiveOn: row['effective_on'],
          knownOn: row['known_on'],
          knownOnBasis: row['known_on_basis'],
          scopeNote: row['scope_note'],
          sourceKey: row['source_key'],
        }),
      );
    });
  }
}
