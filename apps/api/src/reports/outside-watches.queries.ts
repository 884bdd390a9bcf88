import type { OutsideWatch } from '@corridor/domain/reports';
import { Seals } from '@corridor/storage/keys/seals';
import { Storage } from '@corridor/storage/storage';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/caller';
import { type Page, pageOf, type PageQuery } from '../http/page';

export type OutsideWatchShown = Pick<
  OutsideWatch,
  'id' | 'version' | 'channel' | 'language' | 'addedAt' | 'endedAt' | 'ending'
> & {
  /** Null once the watch has ended. */
  readonly address: string | null;
  readonly organisation: string | null;
  readonly addedByName: string;
};

type Named = Readonly<{ organisation: string | null; added_by_name: string }>;

/** Who outside hears of released reports: for who keeps these addresses, and for nobody else. */
@Injectable()
export class OutsideWatchesQueries {
  constructor(
    private readonly storage: Storage,
    private readonly seals: Seals,
  ) {}

  /** Newest first. */
  async list({ operation }: Caller, { after, limit }: PageQuery): Promise<Page<OutsideWatchShown>> {
    const shape = this.storage.shape('outsideWatches');
    const rows = await this.storage.all<Record<string, unknown> & Named>(
      `${shape.select.replace(
        ' FROM ',
        `, (SELECT o.name FROM organisations o WHERE o.id = organisation_id) AS organisation,
          (SELECT a.name FROM accounts a WHERE a.id = added_by) AS added_by_name FROM `,
      )} WHERE operation_id = $1 AND id < $2 ORDER BY id DESC LIMIT ${String(limit + 1)}`,
      [operation.id, after ?? 'g'],
    );
    const shown = rows.map((row) => this.shown(shape.decode(row), row));
    return pageOf(
      await Promise.all(shown),
      limit,
      ({ id }) => id,
      (row) => row,
    );
  }

  private async shown(watch: OutsideWatch, named: Named): Promise<OutsideWatchShown> {
    const { id, operationId, version, channel, language, addedAt, endedAt, ending, sealedAddress } = watch;
    const about = { kind: 'outside_watch', id };
    return {
      id,
      version,
      channel,
      language,
      addedAt,
      endedAt,
      ending,
      address: sealedAddress === null ? null : await this.seals.openApart(operationId, about, sealedAddress),
      organisation: named.organisation,
      addedByName: named.added_by_name,
    };
  }
}
