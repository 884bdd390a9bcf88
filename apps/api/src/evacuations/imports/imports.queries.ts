import { areasOf } from '@corridor/domain/accounts';
import type { CaseStatus } from '@corridor/domain/evacuations';
import { exportStanding } from '@corridor/domain/open-items';
import { Storage } from '@corridor/storage/storage';
import { within } from '@corridor/storage/within';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../http/caller';
import { type Page, pageOf, type PageQuery } from '../../http/page';
import { ReachableImport } from './reachable-import';

interface ImportItem {
  readonly id: string;
  readonly receivedAt: string;
  readonly receivedByName: string;
  readonly organisationName: string | null;
  readonly enclaveId: string | null;
  readonly format: string;
  readonly rowsRead: number;
  readonly taken: number;
  readonly leftOut: number;
}

interface ImportRowItem {
  readonly row: number;
  readonly code: string | null;
  readonly caseId: string | null;
  readonly caseCode: string | null;
  readonly status: CaseStatus | null;
}

/** Lists that came in, without a word of what stood in them. */
@Injectable()
export class ImportsQueries {
  constructor(
    private readonly storage: Storage,
    private readonly reachable: ReachableImport,
  ) {}

  /** Newest first. */
  async list({ operation, actor }: Caller, { after, limit }: PageQuery): Promise<Page<ImportItem>> {
    const parameters: unknown[] = [operation.id, after ?? '9'];
    const seen = within(areasOf(actor, 'evacuations.import'), 'enclave_id', parameters);
    const names = `(SELECT name FROM accounts a WHERE a.id = received_by) AS received_by_name,
      (SELECT name FROM organisations o WHERE o.id = organisation_id) AS organisation_name`;
    const shape = this.storage.shape('imports');
    const rows = await this.storage.all<
      Record<string, unknown> & { received_by_name: string; organisation_name: string | null }
    >(
      `${shape.select.replace(' FROM ', `, ${names} FROM `)}
        WHERE operation_id = $1 AND received_at || id < $2${seen} ORDER BY received_at DESC, id DESC LIMIT ${String(limit + 1)}`,
      parameters,
    );
    const items = rows.map((row) => ({
      list: shape.decode(row),
      by: row.received_by_name,
      organisation: row.organisation_name,
    }));
    return pageOf(
      items,
      limit,
      ({ list }) => list.receivedAt + list.id,
      ({ list, by, organisation }) => {
        const { id, receivedAt, enclaveId, format, rowsRead, taken, leftOut } = list;
        const counts = { rowsRead, taken, leftOut };
        return { id, receivedAt, receivedByName: by, organisationName: organisation, enclaveId, format, ...counts };
      },
    );
  }

  /** What became of each row, and whether the reader may take the list out. */
  async one(caller: Caller, id: string) {
    const list = await this.reachable.find(caller, id, 'evacuations.import');
    const rows = await this.storage.all<{
      row_number: number | string;
      code: string | null;
      case_id: string | null;
      case_code: string | null;
      status: CaseStatus | null;
    }>(
      `SELECT r.row_number, r.code, r.case_id, m.code AS case_code, m.status
         FROM import_rows r LEFT JOIN medevac_cases m ON m.id = r.case_id
        WHERE r.import_id = $1 ORDER BY r.row_number`,
      [id],
    );
    const { operationId: _operation, fileHash: _hash, headerId: _header, ...shown } = list;
    return {
      ...shown,
      export: exportStanding(list, await this.reachable.exportsOf(list), caller.actor.accountId),
      rows: rows.map(({ row_number: row, code, case_id: caseId, case_code: caseCode, status }): ImportRowItem => ({
        row: Number(row),
        code,
        caseId,
        caseCode,
        status,
      })),
    };
  }
}
