import { areasOf } from '@corridor/domain/accounts';
import {
  type CaseTally,
  type Equity,
  equityOf,
  stageOf,
  type Wait,
  waitOf,
  type WaitStage,
} from '@corridor/domain/evacuations';
import { waitsBy, waitsByGroup } from '@corridor/storage/evacuations/waits';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import { IsOptional, IsUUID } from 'class-validator';
import type { Caller } from '../http/caller';

export class FiguresQuery {
  /** Of one area; left out, of every one that the reader reaches. */
  @IsOptional()
  @IsUUID()
  readonly enclaveId?: string;

  /** The operation; may be left out by who has only one. */
  @IsOptional()
  @IsUUID()
  readonly operationId?: string;
}

/** What a waiting list says of itself. Patients, each counted once, and whole weeks. */
export interface WaitingFigures {
  readonly waiting: number;
  /** Those of them whom a look found worse than an earlier one. */
  readonly deteriorated: number;
  /** Reported or confirmed. */
  readonly diedWaiting: number;
  /** How long they wait now; null where nobody does. */
  readonly wait: Wait | null;
}

/** Figures from what is kept with every change: they cost the same however many cases there are. */
@Injectable()
export class EquityQueries {
  constructor(private readonly storage: Storage) {}

  /** Whose turn has come, and after how long, by area, sex and age, of the cases within the reader's reach. */
  async read({ operation, actor, now }: Caller): Promise<Equity> {
    const parameters: unknown[] = [operation.id];
    const seen = within(areasOf(actor, 'evacuations.read'), 'enclave_id', parameters);
    const [tallies, waits] = await Promise.all([
      this.tallies(`${seen} ORDER BY enclave_id, age_band, sex, status`, parameters),
      waitsByGroup(this.storage, seen, parameters),
    ]);
    return equityOf(tallies, waits, now);
  }

  /** How many wait, how long, who of them got worse, and who died waiting: of an area, or of all within reach. */
  async figures({ operation, actor, now }: Caller, { enclaveId }: FiguresQuery): Promise<WaitingFigures> {
    const parameters: unknown[] = [operation.id];
    const reach = within(areasOf(actor, 'evacuations.read'), 'enclave_id', parameters);
    const seen = enclaveId === undefined ? reach : `${reach} AND enclave_id = $${String(parameters.push(enclaveId))}`;
    const [tallies, waits] = await Promise.all([
      this.tallies(seen, parameters),
      waitsBy(this.storage, 'operation_id', seen, parameters),
    ]);
    const sum = (stage: WaitStage, what: 'count' | 'deteriorated'): number =>
      tallies.reduce((all, tally) => (stageOf[tally.status] === stage ? all + tally[what] : all), 0);
    return {
      waiting: sum('waiting', 'count'),
      deteriorated: sum('waiting', 'deteriorated'),
      diedWaiting: sum('diedWaiting', 'count'),
      wait: waitOf(waits, 'waiting', now),
    };
  }

  private tallies(rest: string, parameters: readonly unknown[]): Promise<CaseTally[]> {
    return this.storage.records('caseTallies', `WHERE operation_id = $1${rest}`, parameters);
  }
}
