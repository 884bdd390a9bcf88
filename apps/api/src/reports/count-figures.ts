import type { Figures } from '@corridor/documents/figures-page';
import type { Counting, FiguresReport } from '@corridor/domain/reports';
import { canonical } from '@corridor/storage/ledger/payload-hash';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { FiguresQueries } from './figures.queries';

/** What a report freezes: the donors' figures without their moment, which is no news by itself. */
export type FrozenFigures = Omit<Figures, 'asOf'>;

/** Counts for a report what donors are shown, the same way and with the same counts withheld. */
@Injectable()
export class CountFigures {
  constructor(
    private readonly storage: Storage,
    private readonly figures: FiguresQueries,
  ) {}

  async execute(
    caller: Caller,
    { periodFrom, periodTo, figures: keys }: Pick<FiguresReport, 'periodFrom' | 'periodTo' | 'figures'>,
  ): Promise<Counting> {
    const [head] = await this.storage.records('ledgerHeads', 'WHERE operation_id = $1', [caller.operation.id]);
    const latest = await this.figures.latest(caller, { from: periodFrom, to: periodTo });
    const { asOf, figures, ...rest } = latest;
    const frozen: FrozenFigures = { ...rest, figures: figures.filter(({ key }) => keys.includes(key)) };
    return { content: canonical(frozen), asOf, madeFromSeq: head?.seq ?? 0 };
  }
}
