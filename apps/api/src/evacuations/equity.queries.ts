import { areasOf } from '@corridor/domain/accounts';
import { type Equity, equityOf } from '@corridor/domain/evacuations';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';

/** Whose turn has come, by area, sex and age, of the cases within the reader's reach. */
@Injectable()
export class EquityQueries {
  constructor(private readonly storage: Storage) {}

  async read({ operation, actor }: Caller): Promise<Equity> {
    const parameters: unknown[] = [operation.id];
    const seen = within(areasOf(actor, 'evacuations.read'), 'enclave_id', parameters);
    const order = 'ORDER BY enclave_id, age_band, sex, status';
    return equityOf(await this.storage.records('caseTallies', `WHERE operation_id = $1${seen} ${order}`, parameters));
  }
}
