import { areasOf, can } from '@corridor/domain/accounts';
import { type Enclave } from '@corridor/domain/enclaves';
import { unknown } from '@corridor/domain/commands';
import { rangeOfNewest } from '@corridor/domain/population';
import type { RecordOf } from '@corridor/storage/records';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';

type Estimate = RecordOf<'populationEstimates'>;
type Opinion = RecordOf<'accessClassifications'>;

const byNewest = 'WHERE operation_id = $1 ORDER BY enclave_id, known_on DESC, id DESC';

/** Areas with what several sources say of them, side by side. */
@Injectable()
export class EnclavesQueries {
  constructor(private readonly storage: Storage) {}

  async list({ operation, actor }: Caller) {
    const operationId = operation.id;
    const parameters: unknown[] = [operationId];
    const seen = within(areasOf(actor, 'enclaves.read'), 'id', parameters);
    const [enclaves, estimates, opinions] = await Promise.all([
      this.storage.records('enclaves', `WHERE operation_id = $1${seen} ORDER BY name_en, id`, parameters),
      this.storage.records('populationEstimates', byNewest, [operationId]),
      this.storage.records('accessClassifications', byNewest, [operationId]),
    ]);
    return { items: enclaves.map((enclave) => inBrief(enclave, of(enclave, estimates), of(enclave, opinions))) };
  }

  async one({ operation, actor }: Caller, id: string) {
    const operationId = operation.id;
    const [enclave] = await this.storage.records('enclaves', 'WHERE operation_id = $1 AND id = $2', [operationId, id]);
    const mayRead = can(actor, 'enclaves.read', { operationId, enclaveId: id });
    if (!enclave || !mayRead) throw unknown('enclave', id);
    const ofThis = 'WHERE operation_id = $1 AND enclave_id = $2 ORDER BY known_on DESC, id DESC';
    const [estimates, opinions] = await Promise.all([
      this.storage.records('populationEstimates', ofThis, [operationId, id]),
      this.storage.records('accessClassifications', ofThis, [operationId, id]),
    ]);
    return {
      ...inBrief(enclave, estimates, opinions),
      classifications: opinions.map(withoutScope),
      estimates: estimates.map(withoutScope),
    };
  }
}

const of = <Row extends { readonly enclaveId: string }>({ id }: Enclave, rows: readonly Row[]): Row[] =>
  rows.filter(({ enclaveId }) => enclaveId === id);

function withoutScope<Row extends { readonly operationId: string; readonly enclaveId: string }>(
  row: Row,
): Omit<Row, 'operationId' | 'enclaveId'> {
  const { operationId: _operation, enclaveId: _enclave, ...rest } = row;
  return rest;
}

/** Both lists newest first. The range is over the newest estimate of each source, and says nothing of older scopes. */
function inBrief(enclave: Enclave, estimates: readonly Estimate[], opinions: readonly Opinion[]) {
  const { operationId: _operation, version: _version, loggedAt: _loggedAt, ...shown } = enclave;
  const [opinion] = opinions;
  return {
    ...shown,
    classification: opinion
      ? {
          classification: opinion.classification,
          classifier: opinion.classifier,
          effectiveOn: opinion.effectiveOn,
          knownOn: opinion.knownOn,
        }
      : null,
    population: rangeOf(estimates),
    estimates: estimates.length,
  };
}

function rangeOf(estimates: readonly Estimate[]) {
  const [latest] = estimates;
  const range = rangeOfNewest(estimates);
  if (!latest || !range) return null;
  const { value, qualifier, source, asOf } = latest;
  return { ...range, latest: { value, qualifier, source, asOf } };
}
